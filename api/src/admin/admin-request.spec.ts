import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readRequest } from './admin-request.js';

const args = ['--email', ' Admin@example.org ', '--name', 'Ame\u0301lie'];
const read = (given: string[], env: NodeJS.ProcessEnv, piped = '') =>
  readRequest(given, env, Readable.from([piped]), new PassThrough());
const good = { DEMARCHE_ADMIN_PASSWORD: 'long enough to pass' };

describe('readRequest', () => {
  it('takes the password from the environment', async () => {
    const request = await read(args, good);
    expect(request).toEqual({ email: 'Admin@example.org', name: 'Am\u00e9lie', password: 'long enough to pass' });
  });

  it('takes it from the first line of a pipe', async () => {
    expect((await read(args, {}, 'from a pipe, long enough\nmore\n')).password).toBe('from a pipe, long enough');
  });

  it.each([
    [[], good, 'Give --email: npm run'],
    [['--email', 'admin@example.org'], good, 'Give --name: npm run'],
    [['--email', 'nobody', '--name', 'A'], good, '"nobody" is not an e-mail address: npm run'],
    [['--email', 'admin@example.org', '--name', ' '], good, 'A name holds 1 to 200 characters: npm run'],
    [['--power', 'all'], good, "Unknown option '--power': npm run"],
    [args, { DEMARCHE_ADMIN_PASSWORD: 'short' }, 'The password must hold at least 12 characters.'],
    [args, { DEMARCHE_ADMIN_PASSWORD: 'x'.repeat(1_001) }, 'The password must hold at most 1000 characters.'],
    [args, { DEMARCHE_ADMIN_PASSWORD: 'admin@EXAMPLE.org' }, 'The password must not be the e-mail address.'],
    [args, {}, 'Give the password through DEMARCHE_ADMIN_PASSWORD'],
  ])('%j is refused in one sentence', async (given, env, sentence) => {
    await expect(read(given, env)).rejects.toThrow(sentence);
  });
});
