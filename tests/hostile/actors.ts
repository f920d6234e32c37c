import type { Sql } from './ledger.ts';
import { PASSWORD } from './sample.ts';
import { toBytes, type Credentials, type Draft } from './request.ts';
import type { Answer } from './wire.ts';

export type Send = (bytes: Buffer) => Promise<Answer>;

/** The accounts of the demo world, each signed in, and signed in again when a request ended its session. */
export class Actors {
  private readonly sessions = new Map<string, Promise<Credentials>>();
  private readonly present = new Map<string, Credentials>();
  private readonly hashes = new Map<string, string>();
  private signIns = 0;

  private readonly send: Send;
  private readonly sql: Sql;

  constructor(send: Send, sql: Sql) {
    this.send = send;
    this.sql = sql;
  }

  get names(): readonly string[] {
    return [...this.hashes.keys()].sort();
  }

  async signAllIn(): Promise<void> {
    const accounts = await this.sql<{ email: string; password_hash: string }>(
      'SELECT email, password_hash FROM app_user',
    );
    for (const { email, password_hash } of accounts) this.hashes.set(email, password_hash);
    for (const name of this.names) await this.renew(name);
  }

  /** The accounts themselves and their mandates: a run that closed them would end there. */
  async spared(): Promise<Set<string>> {
    const rows = await this.sql<{ id: string }>('SELECT id FROM app_user UNION ALL SELECT id FROM mandate');
    return new Set(rows.map(({ id }) => id));
  }

  credentials(name: string): Credentials {
    const known = this.present.get(name);
    if (known === undefined) throw new Error(`${name} is not signed in`);
    return known;
  }

  /** Opens a new session, whatever became of the password, the account or its delays. */
  renew(name: string, stale?: Credentials): Promise<Credentials> {
    const running = this.sessions.get(name);
    if (running) return running;
    if (stale !== undefined && this.present.get(name) !== stale) return Promise.resolve(this.credentials(name));
    const opening = this.open(name).finally(() => this.sessions.delete(name));
    this.sessions.set(name, opening);
    return opening;
  }

  private async open(email: string): Promise<Credentials> {
    await this.sql('UPDATE app_user SET password_hash = $2, active = true WHERE email = $1', [
      email,
      this.hashes.get(email),
    ]);
    await this.sql('DELETE FROM sign_in_failure WHERE key = $1', [`account:${email}`]);
    const draft: Draft = {
      method: 'POST',
      target: '/api/session',
      headers: [
        ['Content-Type', 'application/json'],
        ['X-Forwarded-For', `10.0.${Math.floor(++this.signIns / 250)}.${this.signIns % 250}`],
      ],
      body: Buffer.from(JSON.stringify({ email, password: PASSWORD })),
    };
    const answer = await this.send(toBytes(draft, undefined));
    if (answer.status !== 201) throw new Error(`sign-in of ${email}: ${answer.status} ${answer.body.toString()}`);
    const { csrfToken } = JSON.parse(answer.body.toString()) as { csrfToken: string };
    const credentials = { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '', csrf: csrfToken };
    this.present.set(email, credentials);
    return credentials;
  }
}
