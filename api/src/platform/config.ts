import { plainToInstance, Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min, MinLength, validateSync } from 'class-validator';
import { demandSound } from './config-rules.js';
import { StartupError } from './startup-error.js';

const POSTGRES_URL = /^postgres(ql)?:\/\//;

/** Every setting of both processes, typed and checked once at the start. docs/operations.md explains each. */
export class Config {
  @IsIn(['production', 'development', 'test'])
  NODE_ENV: 'production' | 'development' | 'test' = 'production';

  @Type(() => Number)
  @Max(65_535)
  @Min(0)
  @IsInt({ message: 'must be a whole number' })
  PORT = 3000;

  /** Loopback unless it says otherwise. */
  @IsString()
  @MinLength(1)
  HOST = '127.0.0.1';

  /** Where people reach the product: links in mails, and whether cookies are `Secure`. */
  @IsOptional()
  @Matches(/^https?:\/\/[^/?#@]+\/?$/, {
    message: 'must be an address such as https://demarche.example, without a path',
  })
  PUBLIC_URL?: string;

  /** The role that runs: it cannot change the audit. */
  @Matches(POSTGRES_URL, { message: 'must be a postgres:// address' })
  DATABASE_URL: string;

  /** The role that migrates; the running role where there is only one. */
  @IsOptional()
  @Matches(POSTGRES_URL, { message: 'must be a postgres:// address' })
  DATABASE_MIGRATION_URL?: string;

  /** Set: jobs travel over Redis. Unset: over PostgreSQL. Several addresses: of sentinels, or of nodes of a cluster. */
  @IsOptional()
  @Matches(/^rediss?:\/\/[^,]*(,\s*rediss?:\/\/[^,]*)*$/, {
    message: 'must be a redis:// or rediss:// address, or several separated by commas',
  })
  REDIS_URL?: string;

  /** What answers at REDIS_URL: the server itself, sentinels that know it, or nodes of a cluster. */
  @IsIn(['single', 'sentinel', 'cluster'])
  REDIS_MODE: 'single' | 'sentinel' | 'cluster' = 'single';

  /** The name under which the sentinels watch the server. */
  @IsString()
  REDIS_SENTINEL_GROUP = 'mymaster';

  /** What the sentinels themselves ask for; user and password of REDIS_URL are those of the servers they watch. */
  @IsOptional()
  @IsString()
  REDIS_SENTINEL_PASSWORD?: string;

  /** Before every key of ours in Redis, so that two deployments may share one. In braces a cluster keeps them together. */
  @Matches(/^([\w-]{1,60}|\{[\w-]{1,60}\})$/, {
    message: 'must hold letters, digits, - and _ only, all of them in braces for a cluster',
  })
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
  @Matches(/^smtps?:\/\/[^/]/, { message: 'must be an smtp:// or smtps:// address' })
  SMTP_URL?: string;

  @Matches(/^([^<>]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, {
    message: 'must be a mail address, with or without a name: Demarche <demarche@example.org>',
  })
  MAIL_FROM = 'Demarche <demarche@localhost>';

  /** The office to which the mail of MAIL_IN_FOLDER and MAIL_IN_IMAP_URL comes, by its short name: its holders see it. */
  @IsString()
  @MinLength(1)
  MAIL_IN_OFFICE = 'ISU';

  /** Set: `.eml` files that are put into this folder are taken in, each minute. */
  @IsOptional()
  @IsString()
  MAIL_IN_FOLDER?: string;

  /** Set: this mailbox is read each minute, from a week ago on. The path is the mailbox, INBOX without one. It is not changed. */
  @IsOptional()
  @Matches(/^imaps?:\/\/[^/]/, { message: 'must be an imap:// or imaps:// address' })
  MAIL_IN_IMAP_URL?: string;

  /** The folder that keeps the content of files, where no FILES_S3_URL is set. All processes see the same one. */
  @IsString()
  @MinLength(1)
  FILES_DIR = '.data/files';

  /** Set: the content of files stands in an object store that speaks S3. Its address, without the bucket. */
  @IsOptional()
  @Matches(/^https?:\/\/[^/?#@]+\/?$/, {
    message: 'must be an address such as https://s3.example.org, without bucket and path',
  })
  FILES_S3_URL?: string;

  @IsOptional()
  @Matches(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, { message: 'must be the name of a bucket' })
  FILES_S3_BUCKET?: string;

  @Matches(/^[a-z0-9-]+$/, { message: 'must be the name of a region' })
  FILES_S3_REGION = 'us-east-1';

  /** Id and secret of the access key. */
  @IsOptional()
  @IsString()
  FILES_S3_KEY?: string;

  @IsOptional()
  @IsString()
  FILES_S3_SECRET?: string;

  /** Whether the bucket stands in the path (`https://host/bucket`) or in the name of the host (`https://bucket.host`). */
  @IsIn(['path', 'host'])
  FILES_S3_ADDRESSING: 'path' | 'host' = 'path';

  /** Set: every file is shown to this clamd before it is kept. */
  @IsOptional()
  @Matches(/^(tcp:\/\/(\[[0-9a-fA-F:]+\]|[^/:@?#[\]]+)(:\d{1,5})?\/?|unix:\/.+)$/, {
    message: 'must be tcp://host:3310 or unix:/path/of/the/socket',
  })
  CLAMD_URL?: string;

  /** The built web; without it the process serves the API alone. */
  @IsOptional()
  @IsString()
  WEB_ROOT?: string;

  /** The job process touches this file while its database and its queue answer: what a health check looks at. */
  @IsOptional()
  @IsString()
  HEARTBEAT_FILE?: string;

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
  @Max(200)
  @Min(2)
  @IsInt({ message: 'must be a whole number' })
  DATABASE_POOL = 10;

  /** Most live streams of this process; with 0 there are none, and browsers ask from time to time. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(20_000)
  LIVE_STREAMS = 1_000;

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
  demandSound(config);
  return config;
}

/** The names of all settings; anything else in the environment is not ours. */
export const SETTINGS: ReadonlySet<string> = new Set([
  'NODE_ENV',
  'PORT',
  'HOST',
  'PUBLIC_URL',
  'DATABASE_URL',
  'DATABASE_MIGRATION_URL',
  'REDIS_URL',
  'REDIS_MODE',
  'REDIS_SENTINEL_GROUP',
  'REDIS_SENTINEL_PASSWORD',
  'QUEUE_PREFIX',
  'DEMARCHE_SECRET',
  'TRUSTED_PROXIES',
  'SMTP_URL',
  'MAIL_FROM',
  'MAIL_IN_OFFICE',
  'MAIL_IN_FOLDER',
  'MAIL_IN_IMAP_URL',
  'FILES_DIR',
  'FILES_S3_URL',
  'FILES_S3_BUCKET',
  'FILES_S3_REGION',
  'FILES_S3_KEY',
  'FILES_S3_SECRET',
  'FILES_S3_ADDRESSING',
  'CLAMD_URL',
  'WEB_ROOT',
  'HEARTBEAT_FILE',
  'LOG_LEVEL',
  'DEMARCHE_TREATY',
  'DEMARCHE_DEMO_PASSWORD',
  'DATABASE_POOL',
  'LIVE_STREAMS',
]);

function rule(message: string | undefined, property: string): string {
  return (message ?? 'has a value that cannot be used').replace(`${property} `, '');
}
