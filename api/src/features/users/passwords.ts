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
