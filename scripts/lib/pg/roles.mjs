// Two roles: one owns the database and migrates, one runs the product and can change no table's shape.
import pg from 'pg';

/** See embedded-pg.d.mts. */
export async function createRolesAndDatabase(server, { database = 'demarche', owner, runtime }) {
  const client = new pg.Client({ connectionString: server.adminUrl });
  await client.connect();
  try {
    for (const { name, password } of [owner, runtime]) await putRole(client, name, password);
    const id = pg.escapeIdentifier;
    const known = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (known.rowCount === 0) await client.query(`CREATE DATABASE ${id(database)} OWNER ${id(owner.name)}`);
    await client.query(`REVOKE ALL ON DATABASE ${id(database)} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${id(database)} TO ${id(runtime.name)}`);
  } finally {
    await client.end();
  }
  for (const { name, password } of [owner, runtime]) server.remember(name, password);
  return { migrationUrl: server.urlFor(database, owner.name), runtimeUrl: server.urlFor(database, runtime.name) };
}

async function putRole(client, name, password) {
  const known = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
  const verb = known.rowCount === 0 ? 'CREATE' : 'ALTER';
  await client.query(
    `${verb} ROLE ${pg.escapeIdentifier(name)} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
     PASSWORD ${pg.escapeLiteral(password)}`,
  );
}
