import { plainToInstance, Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min, MinLength, validateSync } from 'class-validator';
import { StartupError } from './startup-error.js';

const LOOPBACK = ['localhost', '127.0.0.1', '::1', '[::1]'];

/** True for a URL whose host is this machine. */
export function isLoopback(url: string): boolean {
  return LOOPBACK.includes(new URL(url).hostname);
}

const POSTGRES_URL = /^postgres(ql)?:\/\//;

/** Every setting of both processes, typed and checked once at the start. docs/operations.md explains each. */
export class Config {
  @IsIn(['production', 'development', 'test'])
  NODE_ENV: 'production' | 'development' | 'test' = 'production';

  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65_535)
  PORT = 3000;

  /** Loopback unless it says otherwise. */
  @IsString()
  @MinLength(1)
  HOST = '127.0.0.1';

  /** Where people reach the product: links in mails, and whether cookies are `Secure`. */
  @IsOptional()
  @Matches(/^https?:\/\/[^/]+\/?$/, { message: 'must be an address such as https://demarche.example, without a path' })
  PUBLIC_URL?: string;

  /** The role that runs: it cannot change the audit. */
  @Matches(POSTGRES_URL, { message: 'must be a postgres:// address' })
  DATABASE_URL: string;

  /** The role that migrates; the running role where there is only one. */
  @IsOptional()
  @Matches(POSTGRES_URL, { message: 'must be a postgres:// address' })
  DATABASE_MIGRATION_URL?: string;

  /** Set: jobs travel over Redis. Unset: over PostgreSQL. */
  @IsOptional()
  @Matches(/^rediss?:\/\//, { message: 'must be a redis:// or rediss:// address' })
  REDIS_URL?: string;

  /** Before every key of ours in Redis, so that two deployments may share one. */
  @Matches(/^[\w-]{1,60}$/, { message: 'must hold letters, digits, - and _ only' })
  QUEUE_PREFIX = 'demarche';

  /** Signs what leaves the house and must come back unchanged, such as cursors. */
  @MinLength(32, { message: 'must hold at least 32 characters' })
  DEMARCHE_SECRET: string;

  /** Addresses or networks of the proxies whose `X-Forwarded-For` is believed, comma separated; none by default. */
  @IsOptional()
  @IsString()
  TRUSTED_PROXIES?: string;

  /** Without it mails are kept and shown as "not sent: no mail server set". */
  @IsOptional()
  @Matches(/^smtps?:\/\//, { message: 'must be an smtp:// or smtps:// address' })
  SMTP_URL?: string;

  @Matches(/@/, { message: 'must hold a mail address' })
  MAIL_FROM = 'Demarche <demarche@localhost>';

  /** The built web; without it the process serves the API alone. */
  @IsOptional()
  @IsString()
  WEB_ROOT?: string;

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
  LOG_LEVEL = 'info';

  /** Key of the deployment's treaty: what `treaty=` defaults to. Unset: that of the first pack. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9-]+$/, { message: 'must be the key of a treaty pack' })
  DEMARCHE_TREATY?: string;

  /** The password of every account of the demo world; needed only to make it (`migrate.js --demo`). */
  @IsOptional()
  @IsString()
  DEMARCHE_DEMO_PASSWORD?: string;

  /** Most connections of this process to PostgreSQL, kept open. */
  @Type(() => Number)
  @IsInt()
  @Min(2)
  @Max(200)
  DATABASE_POOL = 10;

  get publicUrl(): string {
    return (this.PUBLIC_URL ?? `http://localhost:${this.PORT}`).replace(/\/$/, '');
  }

  get secureCookies(): boolean {
    return this.publicUrl.startsWith('https:');
  }

  get migrationUrl(): string {
    return this.DATABASE_MIGRATION_URL ?? this.DATABASE_URL;
  }
}

/** Reads the settings of the environment. Throws a `StartupError` that names the first wrong one and says what it must be. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const known = Object.fromEntries(Object.entries(env).filter(([name, value]) => SETTINGS.has(name) && value?.trim()));
  const config = plainToInstance(Config, known, { exposeDefaultValues: true });
  const [wrong] = validateSync(config);
  if (wrong) {
    const problem = env[wrong.property]?.trim() ? 'is wrong' : 'is not set';
    throw new StartupError(
      `The setting ${wrong.property} ${problem}: it ${rule(Object.values(wrong.constraints ?? {})[0], wrong.property)}.`,
    );
  }
  for (const name of URLS) {
    if (config[name] && !URL.canParse(config[name]))
      throw new StartupError(`The setting ${name} is wrong: it is not an address that can be read.`);
  }
  if (config.PUBLIC_URL && !config.secureCookies && !isLoopback(config.PUBLIC_URL)) {
    throw new StartupError(
      `The setting PUBLIC_URL is wrong: it must be https, for sign-in cookies would travel in clear.`,
    );
  }
  return config;
}

const URLS = ['PUBLIC_URL', 'DATABASE_URL', 'DATABASE_MIGRATION_URL', 'REDIS_URL', 'SMTP_URL'] as const;

const SETTINGS = new Set([
  'NODE_ENV',
  'PORT',
  'HOST',
  'PUBLIC_URL',
  'DATABASE_URL',
  'DATABASE_MIGRATION_URL',
  'REDIS_URL',
  'QUEUE_PREFIX',
  'DEMARCHE_SECRET',
  'TRUSTED_PROXIES',
  'SMTP_URL',
  'MAIL_FROM',
  'WEB_ROOT',
  'LOG_LEVEL',
  'DEMARCHE_TREATY',
  'DEMARCHE_DEMO_PASSWORD',
  'DATABASE_POOL',
]);

function rule(message: string | undefined, property: string): string {
  return (message ?? 'has a value that cannot be used').replace(`${property} `, '');
}
