import { passwordFault, type PasswordFault, PASSWORD_LENGTH } from '@demarche/domain/password';
import { invalidField } from '../../platform/domain-error.js';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id as OWASP's password storage cheat sheet asks: 19 MiB, two passes, one lane. Argon2id is the library's default. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST);
}

// Compared against when there is no such account, so that both answers take the same time.
const nobody = hashPassword('nobody has this password');

/** True when the password is the one behind the hash. Without a hash the answer is no, after the same work. */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await nobody), password.normalize('NFC'));
  return passwordHash !== undefined && matches;
}

const FAULTS: Record<PasswordFault, string> = {
  too_short: `A password holds at least ${PASSWORD_LENGTH.min} characters.`,
  too_long: `A password holds at most ${PASSWORD_LENGTH.max} characters.`,
  is_email: 'Choose a password that is not the e-mail address.',
};

/** Throws 400 `password.<fault>` naming `field` for a password that cannot be chosen. */
export function demandGoodPassword(field: string, password: string, email: string): void {
  const fault = passwordFault(password, email);
  if (fault) throw invalidField(field, `password.${fault}`, FAULTS[fault]);
}
