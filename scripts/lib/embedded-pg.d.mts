export interface EmbeddedPostgresOptions {
  /** The server's folder, made on first use in an existing parent; either this or `temporary`. */
  dir?: string;
  /** A folder of its own in the system's temporary folder, removed by `stop`; settings that trade safety for speed. */
  temporary?: boolean;
  /** A port of 127.0.0.1; a free one when left out. */
  port?: number;
  /** The superuser's password, fixed when the folder is made; needed with `dir`, random with `temporary`. */
  superuserPassword?: string;
  /** Further server settings, as in postgresql.conf. */
  settings?: Record<string, string | number>;
}

export interface EmbeddedPostgres {
  readonly port: number;
  /** The process id of the server. */
  readonly pid: number;
  /** The cluster folder (PGDATA). */
  readonly dir: string;
  /** The superuser `postgres` in the database `postgres`. */
  readonly adminUrl: string;
  /**
   * The address of a database for a role (default: the superuser).
   * @throws Error for a role whose password was not given to `createRolesAndDatabase` or `remember`.
   */
  urlFor(database: string, role?: string): string;
  /** Makes a role's password known to `urlFor`. */
  remember(role: string, password: string): void;
  /** Ends every connection, stops the server, and removes a temporary folder. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL from the npm package on 127.0.0.1 with password sign-in (scram), as `nobody` when we are root. A
 * server that a killed process left running in this very folder is stopped first. If this process is killed, the server
 * is stopped within seconds.
 * @throws Error with one sentence that a person can act on.
 */
export function startPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres>;

export interface DatabaseRole {
  name: string;
  password: string;
}

/**
 * Makes (or brings up to date) the role that owns the database and migrates it, the role that runs the product, and the
 * database. Neither is a superuser; only these two may connect. A second call changes nothing but the passwords.
 * @param plan `database` defaults to `demarche`.
 */
export function createRolesAndDatabase(
  server: EmbeddedPostgres,
  plan: { database?: string; owner: DatabaseRole; runtime: DatabaseRole },
): Promise<{ migrationUrl: string; runtimeUrl: string }>;

/** A port of the loopback interface on which nobody listens just now. */
export function freePort(): Promise<number>;
