import { fromBufferPromise } from 'yauzl';
import type { Page } from '@demarche/contracts/common';
import type { BatchAddressee, BatchCheck, LetterBatchView } from '@demarche/contracts/letter-batches';
import type { LetterTemplateView, LetterView } from '@demarche/contracts/letters';
import type { PersonView, PostView } from '@demarche/contracts/people';
import { LetterBatchMakerService } from '../src/features/letters/batches/letter-batch-maker.service.js';
import type { TestApp } from './app.js';
import type { Answer, Client } from './client.js';
import { addressee } from './letters.js';
import { made } from './mutations.js';
import { person } from './outreach.js';

/** A text to write many letters from. Throws unless it was made. */
export function template(client: Client, more: object = {}): Promise<LetterTemplateView> {
  const text = { subject: 'The Convention', body: 'has the honour to refer to {{treaty.name}}.' };
  const named = { name: `Text ${Math.random()}`, form: 'note_verbale', language: 'en', ...text, ...more };
  return made<LetterTemplateView>(client, '/api/letter-templates', named);
}

/** The Permanent Mission of a State, with somebody in its post. */
export async function mission(
  client: Client,
  state: string,
  more: object = {},
): Promise<{ post: PostView; holder: PersonView }> {
  const post = await addressee(client, state);
  const holder = await person(client, {
    languages: ['en'],
    addresses: [{ language: 'en', salutation: 'Excellency,', formOfAddress: 'H.E. Officer' }],
    holding: { postId: post.id, from: '2025-01-01' },
    ...more,
  });
  return { post, holder };
}

export async function check(client: Client, body: object): Promise<BatchCheck> {
  const answer = await client.post<BatchCheck>('/api/letter-batches/check', body);
  if (answer.status !== 200) throw new Error(`check: ${answer.status} ${answer.text}`);
  return answer.body;
}

export function begin(
  client: Client,
  templateIds: string[],
  addressees: BatchAddressee[],
  more: object = {},
): Promise<Answer<LetterBatchView>> {
  const body = { name: 'To many', place: 'Geneva', templateIds, addressees, ...more };
  return client.post<LetterBatchView>('/api/letter-batches', body);
}

/** As the job process does it. */
export async function makeHere(app: TestApp, id: string): Promise<void> {
  const [row] = await app.owner.query<{ job_id: string }[]>('SELECT job_id FROM letter_batch WHERE id = $1', [id]);
  await app.nest.get(LetterBatchMakerService, { strict: false }).make(row?.job_id ?? '');
}

export async function batch(client: Client, id: string): Promise<LetterBatchView> {
  return (await client.get<LetterBatchView>(`/api/letter-batches/${id}`)).body;
}

export async function lettersOf(client: Client, id: string): Promise<LetterView[]> {
  return (await client.get<Page<LetterView>>(`/api/letters?batch=${id}&limit=200`)).body.items;
}

export function batchStep(
  client: Client,
  { id, version }: Pick<LetterBatchView, 'id' | 'version'>,
  step: string,
  body: object = {},
): Promise<Answer<LetterBatchView>> {
  return client.post<LetterBatchView>(`/api/letter-batches/${id}/steps/${step}`, { version, ...body });
}

/** The names in the ZIP that this reader gets. */
export async function namesInZip(client: Client, id: string): Promise<string[]> {
  const answer = await client.raw(`/api/letter-batches/${id}/zip`, {});
  if (!answer.body || answer.status !== 200) throw new Error(`zip: ${answer.status}`);
  const zip = await fromBufferPromise(Buffer.from(await answer.arrayBuffer()), { lazyEntries: true });
  const names: string[] = [];
  for await (const { fileName } of zip.eachEntry()) names.push(fileName);
  return names;
}
