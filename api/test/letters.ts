import type { LetterView } from '@demarche/contracts/letters';
import type { PostView } from '@demarche/contracts/people';
import type { TaskPage, TaskView } from '@demarche/contracts/tasks';
import { startApp, type TestApp } from './app.js';
import type { Answer, Client } from './client.js';
import { post } from './outreach.js';
import { seedRegister } from './task-factory.js';

/** A text that the register can fill. */
export const TEXT = 'has the honour to refer to the Convention.';

export async function addressee(client: Client, state = 'KEN'): Promise<PostView> {
  return post(client, state, { function: 'Permanent Representative' });
}

/** A draft made over HTTP. Throws unless it was made. */
export async function draft(client: Client, body: object = {}): Promise<LetterView> {
  return made(await client.post<LetterView>('/api/letters', { body: TEXT, place: 'Geneva', ...body }));
}

/** A letter to us. Throws unless it was registered. */
export async function received(client: Client, body: object = {}): Promise<LetterView> {
  const request = { receivedOn: '2026-11-24', state: 'KEN', subject: 'Their answer', ...body };
  return made(await client.post<LetterView>('/api/letters/received', request));
}

export function step(client: Client, letter: LetterView, name: string, body: object = {}): Promise<Answer<LetterView>> {
  return client.post<LetterView>(`/api/letters/${letter.id}/steps/${name}`, { version: letter.version, ...body });
}

/** Takes a letter through these steps. Throws at the first that is refused. */
export async function through(client: Client, letter: LetterView, ...steps: string[]): Promise<LetterView> {
  let now = letter;
  for (const name of steps) now = made(await step(client, now, name));
  return now;
}

/** A note verbale that left today. */
export async function sent(client: Client, body: object = {}): Promise<LetterView> {
  const postId = (await addressee(client)).id;
  return through(client, await draft(client, { postId, ...body }), 'clear', 'sign', 'send');
}

function made(answer: Answer<LetterView>): LetterView {
  if (answer.status >= 300) throw new Error(`letter: ${answer.status} ${answer.text}`);
  return answer.body;
}

/** An API with the register, an officer of the ISU, and a clock that both go by. */
export class LetterOffice {
  private constructor(
    readonly app: TestApp,
    readonly isu: Client,
  ) {}

  static async open(env: NodeJS.ProcessEnv = {}): Promise<LetterOffice> {
    const app = await startApp({ DEMARCHE_TREATY: 'ccm', ...env });
    await seedRegister(app.owner);
    await app.moveClockTo('2026-11-24T10:00:00Z');
    const isu = await app.as('isu_officer');
    await app.owner.query(`UPDATE office SET short_name = 'ISU' WHERE kind = 'isu'`);
    return new LetterOffice(app, isu);
  }

  /** Moves the clock, and signs in anew: a session has its days too. */
  async at(instant: string): Promise<void> {
    await this.app.moveClockTo(instant);
    await this.app.owner.query('DELETE FROM sign_in_failure');
    await this.isu.signIn(this.isu.officer?.email ?? '', this.isu.officer?.password ?? '');
  }

  /** The tasks that chase the answer to a letter. */
  async clockOf({ engagementId }: LetterView): Promise<TaskView[]> {
    return (await this.isu.get<TaskPage>(`/api/tasks?engagement=${engagementId}&status=all`)).body.items;
  }
}
