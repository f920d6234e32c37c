import type { SessionView } from '@demarche/contracts/session';
import { PASSWORD } from './database/cluster.ts';
import { emailOf } from './world/users.ts';

/** What requests of somebody who is signed in carry, and who that is. */
export interface SignedIn {
  headers: Record<string, string>;
  session: SessionView;
}

export async function signIn(url: string, user: number): Promise<SignedIn> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: emailOf(user), password: PASSWORD }),
  });
  if (answer.status !== 201) throw new Error(`Signing in: ${answer.status} ${await answer.text()}`);
  const session = (await answer.json()) as SessionView;
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const headers = { cookie, 'x-csrf-token': session.csrfToken, 'content-type': 'application/json' };
  return { headers, session };
}
