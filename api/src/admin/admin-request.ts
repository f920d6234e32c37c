import { isEmail } from 'class-validator';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { passwordFault, PASSWORD_LENGTH } from '@demarche/domain/password';
import { StartupError } from '../platform/startup-error.js';

export interface AdminRequest {
  email: string;
  name: string;
  password: string;
}
type Input = NodeJS.ReadableStream & { isTTY?: boolean };

const USAGE = 'npm run admin:create -- --email you@example.org --name "Your Name"';

/** What was asked for by arguments, environment, pipe or at the terminal. Throws a `StartupError` that says what is wrong. */
export async function readRequest(
  args: string[],
  env: NodeJS.ProcessEnv,
  input: Input,
  screen: NodeJS.WritableStream,
): Promise<AdminRequest> {
  const given = readArguments(args);
  const email = clean(given.email ?? (await ask(input, screen, 'E-mail address: ', '--email')));
  if (!isEmail(email) || email.length > 254)
    throw new StartupError(`"${email.slice(0, 100)}" is not an e-mail address: ${USAGE}`);
  const name = clean(given.name ?? (await ask(input, screen, 'Name: ', '--name')));
  if (!/^[^\p{Cc}]{1,200}$/u.test(name)) throw new StartupError(`A name holds 1 to 200 characters: ${USAGE}`);
  const password = env['DEMARCHE_ADMIN_PASSWORD'] ?? (await readPassword(input, screen));
  demandPassword(password, email);
  return { email, name, password };
}

function readArguments(args: string[]): { email?: string; name?: string } {
  try {
    return parseArgs({ args, options: { email: { type: 'string' }, name: { type: 'string' } } }).values;
  } catch (error) {
    throw new StartupError(`${(error as Error).message.split('. ')[0]}: ${USAGE}`);
  }
}

function demandPassword(password: string, email: string): void {
  switch (passwordFault(password, email)) {
    case 'too_short':
      throw new StartupError(`The password must hold at least ${PASSWORD_LENGTH.min} characters.`);
    case 'too_long':
      throw new StartupError(`The password must hold at most ${PASSWORD_LENGTH.max} characters.`);
    case 'is_email':
      throw new StartupError('The password must not be the e-mail address.');
    case null:
  }
}

const clean = (text: string): string => text.normalize('NFC').trim();

async function ask(input: Input, screen: NodeJS.WritableStream, question: string, argument: string): Promise<string> {
  if (!input.isTTY) throw new StartupError(`Give ${argument}: ${USAGE}`);
  const terminal = createInterface({ input, output: screen });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}

/** The first line of a pipe, or what is typed unseen at a terminal. */
async function readPassword(input: Input, screen: NodeJS.WritableStream): Promise<string> {
  const terminal = input.isTTY === true;
  if (terminal) screen.write(`Password (at least ${PASSWORD_LENGTH.min} characters, not shown): `);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: unseen, terminal });
  try {
    for await (const line of lines) return line;
    throw new StartupError('Give the password through DEMARCHE_ADMIN_PASSWORD, a pipe, or at the terminal.');
  } finally {
    lines.close();
    if (terminal) screen.write('\n');
  }
}
