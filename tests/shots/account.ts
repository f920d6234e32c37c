import type { DemoAccount } from '../e2e/acts.js';
import { DEMO_PASSWORD, type Stack } from '../stack/stack.js';

/** Somebody who is signed in and writes over HTTP. */
export interface Account {
  readonly userId: string;
  /** For a browser: name and value. */
  readonly cookie: { name: string; value: string };
  /** Throws with the answer when it is refused. */
  post<T>(path: string, body: object): Promise<T>;
}

export async function accountOf(stack: Stack, name: DemoAccount): Promise<Account> {
  const call = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${stack.url}/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const answer = await call('session', { email: `${name}@demo.example`, password: DEMO_PASSWORD });
  const cookie = (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  const session = (await answer.json()) as { csrfToken: string; user: { id: string } };
  return {
    userId: session.user.id,
    cookie: { name: cookie.slice(0, cookie.indexOf('=')), value: cookie.slice(cookie.indexOf('=') + 1) },
    post: async <T>(path: string, body: object) => {
      const made = await call(path, body, { cookie, 'x-csrf-token': session.csrfToken });
      return (await made.json()) as T;
    },
  };
}
