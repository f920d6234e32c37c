import type { SessionView } from '@demarche/contracts/session';
import { DEMO_PASSWORD } from './stack.js';

export interface Answer<Body> {
  status: number;
  body: Body;
}

/** Somebody's browser: the cookie of a session, and its token with every write; at whichever API process it is sent to. */
export class Client {
  private constructor(
    private readonly cookie: string,
    private readonly session: SessionView,
  ) {}

  get userId(): string {
    return this.session.user.id;
  }

  /** Throws unless the sign-in succeeds. */
  static async signIn(url: string, email: string, password = DEMO_PASSWORD): Promise<Client> {
    const answer = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    if (answer.status !== 201) throw new Error(`Sign-in of ${email}: ${answer.status} ${await answer.text()}`);
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return new Client(cookie, (await answer.json()) as SessionView);
  }

  async send<Body = unknown>(method: string, address: string, body?: unknown): Promise<Answer<Body>> {
    const answer = await fetch(address, {
      method,
      headers: {
        cookie: this.cookie,
        'x-csrf-token': this.session.csrfToken,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text ? JSON.parse(text) : undefined) as Body };
  }
}
