import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, readConfig } from '../src/platform/config.js';

/** The settings of a process under test. */
export function testConfig(env: NodeJS.ProcessEnv): Config {
  return readConfig({
    NODE_ENV: 'test',
    PORT: '0',
    FILES_DIR: join(tmpdir(), `demarche-files-${process.pid}`),
    LOG_LEVEL: process.env['TEST_LOG'] ?? 'silent',
    DEMARCHE_SECRET: 'a secret of tests, long enough to pass',
    DATABASE_POOL: '4',
    REDIS_URL: process.env['REDIS_URL'] ?? '',
    ...env,
  });
}
