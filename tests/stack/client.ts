import type { LiveEvent } from '@demarche/contracts/live';
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

  /** Listens to the live news at an API process; what it heard grows until `stop` is called or the stream is ended there. */
  async listen(url: string): Promise<Listening> {
    const stop = new AbortController();
    const headers = { cookie: this.cookie, accept: 'text/event-stream' };
    const answer = await fetch(`${url}/api/live`, { headers, signal: stop.signal });
    if (answer.status !== 200 || !answer.body) throw new Error(`Live news: ${answer.status} ${await answer.text()}`);
    const listening: Listening = { heard: [], over: false, stop: () => stop.abort() };
    void collect(answer.body, listening.heard)
      .catch(() => undefined)
      .finally(() => (listening.over = true));
    return listening;
  }
}

export interface Listening {
  readonly heard: LiveEvent['kind'][];
  over: boolean;
  stop(): void;
}

async function collect(stream: AsyncIterable<Uint8Array>, heard: LiveEvent['kind'][]): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('data: {')) heard.push((JSON.parse(line.slice(6)) as LiveEvent).kind);
    }
  }
}
