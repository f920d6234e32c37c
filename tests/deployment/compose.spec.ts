import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFlags } from '../../scripts/lib/node-flags.mjs';
import { compose, exampleVariables, filledVariables, ROOT, type Service } from './compose.js';

const filled = filledVariables();
const { services, networks, volumes } = compose(filled);
const service = (name: string): Service => {
  const found = services[name];
  if (!found) throw new Error(`There is no service ${name}.`);
  return found;
};
const OURS = ['migrate', 'api', 'worker'];
const LASTING = ['postgres', 'redis', 'api', 'worker', 'proxy'];
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
/** The names of all settings, as the code lists them. */
const settings = [
  ...(/SETTINGS[^=]*= new Set\(\[([^\]]+)\]/.exec(read('api/src/platform/config.ts'))?.[1] ?? '').matchAll(/'(\w+)'/g),
].map(([, name]) => name);

describe('docker-compose.yml', () => {
  it('holds one-shot migration, replicas of both processes, and what they stand on', () => {
    expect(Object.keys(services).sort()).toEqual([...LASTING, 'migrate'].sort());
    expect(Number(service('api').deploy?.replicas)).toBeGreaterThanOrEqual(2);
    expect(Number(service('worker').deploy?.replicas)).toBeGreaterThanOrEqual(2);
    expect(service('migrate').restart).toBe('no');
    for (const name of LASTING) expect(service(name).restart, name).toBe('unless-stopped');
  });

  it('runs one image of ours three ways, and others by their full version', () => {
    expect(new Set(OURS.map((name) => `${service(name).image} ${service(name).build}`)).size).toBe(1);
    const entries = OURS.map((name) => String(service(name).command?.at(-1)));
    expect(entries).toEqual(['api/dist/migrate.js', 'api/dist/main.js', 'api/dist/worker.js']);
    for (const entry of entries)
      expect(existsSync(join(ROOT, entry.replace('dist', 'src').replace(/js$/, 'ts')))).toBe(true);
    for (const name of ['api', 'worker']) expect(service(name).command?.slice(1, -1)).toEqual(nodeFlags);
    for (const name of ['postgres', 'redis', 'proxy']) expect(service(name).image).toMatch(/:\d+\.\d+(\.\d+)?-\w+$/);
    expect(service('postgres').image).toMatch(/^postgres:18\./);
  });

  it('watches the health of all that lasts, and starts each when what it needs is healthy', () => {
    for (const name of ['postgres', 'redis', 'proxy'])
      expect(service(name).healthcheck?.test?.length, name).toBeGreaterThan(1);
    // Ours bring theirs in the image.
    for (const name of ['api', 'worker']) expect(service(name).healthcheck, name).toBeUndefined();
    const conditions = (name: string) =>
      Object.fromEntries(Object.entries(service(name).depends_on ?? {}).map(([on, { condition }]) => [on, condition]));
    const healthy = 'service_healthy';
    expect(conditions('migrate')).toEqual({ postgres: healthy });
    for (const name of ['api', 'worker'])
      expect(conditions(name)).toEqual({
        migrate: 'service_completed_successfully',
        postgres: healthy,
        redis: healthy,
      });
    expect(conditions('proxy')).toEqual({ api: healthy });
  });

  it('keeps what Redis and PostgreSQL hold', () => {
    const command = service('redis').command?.join(' ');
    expect(command).toContain('--maxmemory-policy noeviction');
    expect(command).toContain('--appendonly yes');
    expect(service('redis').volumes).toContain('redis:/data');
    // From 18 on the official image keeps its clusters one folder higher.
    expect(service('postgres').volumes).toContain('postgres:/var/lib/postgresql');
    for (const name of LASTING)
      for (const [source = ''] of (service(name).volumes ?? []).map((volume) => volume.split(':')))
        expect(source.startsWith('./') ? existsSync(join(ROOT, source)) : source in volumes, `${name}: ${source}`).toBe(
          true,
        );
  });

  it('sets what the code knows and the guide explains', () => {
    expect(settings.length).toBeGreaterThan(15);
    const guide = read('docs/operations.md');
    for (const name of settings) expect(guide, name).toContain(`\`${name}\``);
    for (const name of OURS)
      for (const setting of Object.keys(service(name).environment ?? {})) expect(settings, name).toContain(setting);
  });

  it('gives the owner of the schema to the migration alone', () => {
    const holders = OURS.filter((name) => 'DATABASE_MIGRATION_URL' in (service(name).environment ?? {}));
    expect(holders).toEqual(['migrate']);
    for (const name of ['api', 'worker']) expect(JSON.stringify(service(name))).not.toContain('demarche_owner');
  });

  it('is reached through the proxy alone, the only one whose word about the caller is taken', () => {
    for (const name of Object.keys(services))
      expect([name, service(name).ports !== undefined]).toEqual([name, name === 'proxy']);
    for (const name of ['postgres', 'redis', 'migrate']) expect(service(name).networks, name).toEqual(['inside']);
    expect(networks['inside']?.internal).toBe(true);
    const { edge } = service('proxy').networks as Record<string, { ipv4_address?: string }>;
    expect(service('api').environment?.['TRUSTED_PROXIES']).toBe(edge?.ipv4_address);
    const subnet = networks['edge']?.ipam?.config[0]?.subnet ?? '';
    expect(subnet).toMatch(/\.0\/24$/);
    expect(edge?.ipv4_address?.startsWith(subnet.slice(0, -4))).toBe(true);
    const proxy = read('deploy/Caddyfile');
    expect(proxy).toMatch(/name api\n\s+port 3000/);
    expect(service('api').environment?.['PORT']).toBe(3000);
    expect(proxy).toContain('flush_interval -1');
  });

  it('does not start without its secrets, and names the one that is missing', () => {
    const needed = [
      'DEMARCHE_DOMAIN',
      'DEMARCHE_SECRET',
      'POSTGRES_PASSWORD',
      'DEMARCHE_OWNER_PASSWORD',
      'DEMARCHE_APP_PASSWORD',
      'REDIS_PASSWORD',
    ];
    for (const name of needed)
      expect(() => compose({ ...filled, [name]: '' })).toThrow(
        `required variable ${name} is missing a value: set it in .env`,
      );
    expect(() => compose(Object.fromEntries(needed.map((name) => [name, 'x'])))).not.toThrow();
    // The example lists all variables there are, and gives no secret away.
    const used = [...read('docker-compose.yml').matchAll(/\$\{([A-Z0-9_]+)/g)].map(([, name]) => name);
    expect([...new Set(used)].sort()).toEqual(Object.keys(exampleVariables()).sort());
    for (const name of needed) expect(exampleVariables()[name], name).toBe('');
  });

  it('asks for no more connections than PostgreSQL gives', () => {
    const pool = Number(service('api').environment?.['DATABASE_POOL']);
    const processes = Number(service('api').deploy?.replicas) + Number(service('worker').deploy?.replicas);
    const allowed = Number(/max_connections=(\d+)/.exec(service('postgres').command?.join(' ') ?? '')?.[1]);
    expect(processes * (pool + 1) + 12).toBeLessThanOrEqual(allowed);
  });
});
