import { isIP } from 'node:net';
import type { Config } from './config.js';
import { StartupError } from './startup-error.js';

const LOOPBACK = ['localhost', '127.0.0.1', '::1', '[::1]'];
/** Names that stand for networks (proxy-addr). */
const NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

/** True for a URL whose host is this machine. */
export function isLoopback(url: string): boolean {
  return LOOPBACK.includes(new URL(url).hostname);
}

const ADDRESSES = [
  'PUBLIC_URL',
  'DATABASE_URL',
  'DATABASE_MIGRATION_URL',
  'REDIS_URL',
  'SMTP_URL',
  'MAIL_IN_IMAP_URL',
] as const;

/** What no rule for a single setting can say. Throws a `StartupError` that names the setting and never shows its value. */
export function demandSound(config: Config): void {
  for (const name of ADDRESSES) {
    if (!addresses(config[name]).every(isReadable)) refuse(name, 'it is not an address that can be read');
  }
  if (config.PUBLIC_URL && !config.secureCookies && !isLoopback(config.PUBLIC_URL))
    refuse('PUBLIC_URL', 'it must be https, for sign-in cookies would travel in clear');
  if (!addresses(config.TRUSTED_PROXIES).every(isNetwork))
    refuse('TRUSTED_PROXIES', 'it must hold addresses or networks such as 10.0.0.0/8, comma separated');
  if (config.REDIS_MODE !== 'single' && !config.REDIS_URL)
    refuse('REDIS_URL', `it must hold addresses of the ${config.REDIS_MODE}, for REDIS_MODE says so`, 'is not set');
  if (config.REDIS_MODE === 'single' && addresses(config.REDIS_URL).length > 1)
    refuse('REDIS_MODE', 'it must be sentinel or cluster where REDIS_URL holds several addresses');
  if (config.REDIS_MODE === 'cluster' && !config.QUEUE_PREFIX.startsWith('{'))
    refuse(
      'QUEUE_PREFIX',
      'it must stand in braces such as {demarche}, so that a cluster keeps all keys of a job together',
    );
  const needed = ['FILES_S3_BUCKET', 'FILES_S3_KEY', 'FILES_S3_SECRET'] as const;
  const missing = config.FILES_S3_URL ? needed.find((name) => !config[name]) : undefined;
  if (missing) refuse(missing, 'it must be set where FILES_S3_URL is', 'is not set');
}

/** The parts of a setting that may hold several. */
export function addresses(setting: string | undefined): string[] {
  return setting?.split(',').map((part) => part.trim()) ?? [];
}

function refuse(setting: string, must: string, problem = 'is wrong'): never {
  throw new StartupError(`The setting ${setting} ${problem}: ${must}.`);
}

/** Also that user and password are escaped as an address asks for (`%` is `%25`). */
function isReadable(address: string): boolean {
  try {
    const { username, password, pathname } = new URL(address);
    return [username, password, pathname].map(decodeURIComponent).length > 0;
  } catch {
    return false;
  }
}

function isNetwork(text: string): boolean {
  if (NETWORKS.includes(text)) return true;
  const [address = '', size, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  if (size === undefined || (isIP(size) === 4 && version === 4)) return true;
  return /^\d{1,3}$/.test(size) && Number(size) >= 1 && Number(size) <= (version === 4 ? 32 : 128);
}
