import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseDocument } from 'yaml';

export const ROOT = resolve(import.meta.dirname, '../..');

export type Scalar = string | number | boolean;

/** What the tests look at of a service. */
export interface Service {
  image: string;
  build?: string;
  command?: Scalar[];
  restart?: string;
  environment?: Record<string, Scalar>;
  ports?: string[];
  volumes?: string[];
  networks: string[] | Record<string, { ipv4_address?: string } | null>;
  healthcheck?: { test?: string[]; disable?: boolean };
  depends_on?: Record<string, { condition: string }>;
  deploy?: { replicas: Scalar };
}

export interface Compose {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean; ipam?: { config: { subnet: string }[] } }>;
  volumes: Record<string, unknown>;
}

/** `docker-compose.yml` as the engine would read it with these variables. Throws like it where a demanded one is missing. */
export function compose(variables: Record<string, string>): Compose {
  const document = parseDocument(readFileSync(resolve(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join('\n'));
  return interpolateAll(document.toJS(), variables) as Compose;
}

function interpolateAll(value: unknown, variables: Record<string, string>): unknown {
  if (typeof value === 'string') return interpolate(value, variables);
  if (Array.isArray(value)) return value.map((item) => interpolateAll(item, variables));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, interpolateAll(item, variables)]));
}

/** The forms that we use: `${A}`, `${A:-default}`, `${A:?reason}`; anything else is refused, `$$` too. */
function interpolate(text: string, variables: Record<string, string>): string {
  const rest = text.replace(/\$\{([A-Z0-9_]+)(?::([-?])([^{}$]*))?\}/g, '');
  if (rest.includes('$')) throw new Error(`"${text}" holds a variable in a form that this does not read.`);
  return text.replace(/\$\{([A-Z0-9_]+)(?::([-?])([^{}$]*))?\}/g, (_, name: string, kind?: string, more = '') => {
    const value = variables[name] ?? '';
    if (value !== '') return value;
    if (kind === '?') throw new Error(`required variable ${name} is missing a value: ${more}`);
    return more as string;
  });
}

/** The variables of `.env.example`, as they stand there. */
export function exampleVariables(): Record<string, string> {
  const lines = readFileSync(resolve(ROOT, '.env.example'), 'utf8').split('\n');
  return Object.fromEntries(
    lines
      .filter((line) => line && !line.startsWith('#'))
      .map((line) => {
        const [, name = '', value = ''] = /^([A-Z0-9_]+)=(.*)$/.exec(line) ?? [];
        if (!name) throw new Error(`.env.example: "${line}" sets nothing.`);
        return [name, value];
      }),
  );
}

/** The example, filled in as its comments ask. */
export function filledVariables(): Record<string, string> {
  const secret = 'a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6e7f8';
  const blank = Object.entries(exampleVariables()).map(([name, value]) => [name, value || secret]);
  const own = { DEMARCHE_DOMAIN: 'demarche.example', SMTP_URL: '', MAIL_FROM: 'Demarche <demarche@demarche.example>' };
  return { ...(Object.fromEntries(blank) as Record<string, string>), ...own };
}
