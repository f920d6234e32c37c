import type { EngagementCreated } from '@demarche/contracts/engagements';
import type { PersonView, PostView } from '@demarche/contracts/people';
import type { TestApp } from '../app.js';
import type { Client } from '../client.js';
import { begin, makeHere, template } from '../letter-batches.js';
import { received } from '../letters.js';
import { made } from '../mutations.js';
import type { Planted } from './plant.js';

/** Ids of what stands open and is named beside the records. */
export interface Open {
  met: string;
  host: string;
  /** Holds every post. For the committee, so that the President-designate may write it. */
  scratch: string;
  /** Every person holds it, and nobody else. Public. */
  seat: string;
  /** Met every person, and in every post somebody open. Public. */
  gathering: string;
  /** A text that letters are written from. */
  text: string;
  /** Holds every letter. Public. */
  batch: string;
  /** A letter to us that nobody answers. Public. */
  question: string;
}

export async function plantTheOpen(planter: Client): Promise<Open> {
  const host = await made<{ id: string }>(planter, '/api/institutions', { name: 'zzhost', kind: 'civil_society' });
  const met = await made<PersonView>(planter, '/api/people', { name: 'zzmet', label: 'public' });
  const scratch = await made<PersonView>(planter, '/api/people', { name: 'Officer S (fictional)', label: 'committee' });
  const seat = {
    function: 'Shared seat',
    label: 'public',
    institution: { name: 'zzshared', kind: 'ministry', state: 'NOR' },
  };
  const { id } = await made<PostView>(planter, '/api/posts', seat);
  const text = await template(planter);
  const question = await received(planter, { label: 'public', state: 'NOR', subject: 'Open question' });
  const planted = { met: met.id, host: host.id, scratch: scratch.id, seat: id, text: text.id, question: question.id };
  return { ...planted, gathering: '', batch: '' };
}

/** Lets the open person hold every post, and the open meeting have met every person and somebody in every post. */
export async function tieTogether(planter: Client, open: Open, planted: readonly Planted[]): Promise<void> {
  for (const record of planted.filter(({ kind }) => kind === 'post')) {
    const body = { postId: record.id, from: '2026-01-01' };
    const { posts } = await made<PersonView>(planter, `/api/people/${open.scratch}/holdings`, body);
    const holding = posts.find(({ post }) => post.id === record.id)?.holdingId;
    if (holding) record.parts.holding = holding;
  }
  const peopleMet: object[] = planted.filter(({ kind }) => kind === 'person').map(({ id }) => ({ personId: id }));
  for (const { id: postId, n } of planted.filter(({ kind }) => kind === 'post')) {
    const officer = { name: `Officer ${n} (fictional)`, label: 'public' };
    peopleMet.push({ personId: (await made<PersonView>(planter, '/api/people', officer)).id, postId });
  }
  const body = { kind: 'event', on: '2026-11-19', states: ['NOR'], label: 'public', title: 'Open meeting', peopleMet };
  open.gathering = (await made<EngagementCreated>(planter, '/api/engagements', body)).engagement.id;
}

/** A public batch of which every letter is one. */
export async function batchTogether(
  app: TestApp,
  planter: Client,
  open: Open,
  planted: readonly Planted[],
): Promise<void> {
  const to = [{ state: 'NOR', postId: open.seat, language: 'en' as const, anyway: true }];
  const { body } = await begin(planter, [open.text], to, { label: 'public', name: 'Open batch' });
  await makeHere(app, body.id);
  await app.owner.query('UPDATE letter SET deleted_at = $2 WHERE batch_id = $1', [body.id, new Date()]);
  const letters = planted.filter(({ kind }) => kind === 'letter').map(({ id }) => id);
  await app.owner.query('UPDATE letter SET batch_id = $1 WHERE id = ANY($2)', [body.id, letters]);
  open.batch = body.id;
}
