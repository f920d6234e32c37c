import type { EngagementCreated } from '@demarche/contracts/engagements';
import type { LetterBatchView } from '@demarche/contracts/letter-batches';
import type { NoteWritten } from '@demarche/contracts/notes';
import type { PersonView, PostView } from '@demarche/contracts/people';
import type { TaskView } from '@demarche/contracts/tasks';
import { keep } from '../file-forms.js';
import { draft, received, through } from '../letters.js';
import { attached, takenIn } from '../mails.js';
import { made } from '../mutations.js';
import { canary, COMMON } from './canaries.js';
import { type Variant, VARIANTS } from './expected.js';
import type { Kind, Planted } from './plant.js';
import type { World } from './world.js';

/** The State that contacts were held with and tasks are about, and the one with which contacts are planned. */
export const HELD_WITH = 'TON';
export const PLANNED_WITH = 'KEN';
export const PLANNED_ON = '2026-12-10';
/** A State for each variant, with which nothing else ever was. */
const ALONE = `AGO ARG ARM AZE BHR BGD BRB BLR BRA BRN KHM CHN DJI EGY ERI EST SWZ ETH FIN GAB
  GEO GRC IND IDN IRN ISR JAM JOR KAZ KGZ`.split(/\s+/);

type Made = Partial<Planted> & Pick<Planted, 'id'>;
/** Makes a record with canaries in every text. `engagement`: the one of the same labelling. */
type Maker = (world: World, record: Planted, engagement: string) => Promise<Made>;

export const MAKERS: Record<Kind, Maker> = {
  engagement: async (world, record) => {
    const state = ALONE[VARIANTS.indexOf(record.variant)] ?? '';
    const id = await contact(world, record, { on: '2026-11-20', states: [HELD_WITH, state] });
    const assignment = { officeId: world.planter.officer?.officeId, tier: 1 };
    await world.planter.put(`/api/states/${state}/assignment`, assignment);
    return { id, parts: { state }, attribution: everybodyThere(world) };
  },
  plan: async (world, record) => {
    const id = await contact(world, record, { on: PLANNED_ON, states: [PLANNED_WITH] });
    return { id, attribution: everybodyThere(world) };
  },
  task: async (world, record) => {
    const open = await task(world, record, { label: 'public' });
    await close(world, record, `/api/tasks/${open.id}`);
    return open;
  },
  follow_up: (world, record, engagementId) => task(world, record, { label: 'public', engagementId }),
  closed_task: async (world, record) => {
    const closed = await task(world, record, labelsOf(world, record.variant));
    await world.planter.post(`/api/tasks/${closed.id}/close`, { version: 1 });
    return closed;
  },
  deleted_task: async (world, record) => {
    const deleted = await task(world, record, labelsOf(world, record.variant));
    await world.planter.delete(`/api/tasks/${deleted.id}`, { version: 1 });
    return deleted;
  },
  person: async (world, { n, variant }) => {
    const reached = { email: `${canary(n, 'email')}@example.org`, phone: canary(n, 'phone') };
    const body = { ...labelsOf(world, variant), ...reached, name: word(n, 'name'), source: word(n, 'source') };
    const seat = await made<PostView>(world.planter, '/api/posts', { ...SEAT, function: `Seat ${n}` });
    const holding = { postId: seat.id, from: '2026-01-01' };
    const view = await made<PersonView>(world.planter, '/api/people', { ...body, holding });
    await made(world.planter, `/api/people/${view.id}/holdings`, { ...holding, postId: world.open.seat });
    const letter = await openLetterTo(world, 'person_id', view.id);
    const gone = await made<PersonView>(world.planter, '/api/people', { ...body, name: word(n, 'double') });
    const versions = { keep: view.version, gone: gone.version };
    const both = { keep: view.id, gone: gone.id, versions };
    const { id: merge } = await made<{ id: string }>(world.planter, '/api/people/merge', both);
    await world.app.owner.query(`UPDATE person_merge SET merged_at = '2026-01-01' WHERE id = $1`, [merge]);
    const flag = { kind: 'focal_point', state: SEATED_IN, evidence: canary(n, 'evidence'), from: '2026-01-01' };
    const { flags } = await made<PersonView>(world.planter, `/api/people/${view.id}/flags`, flag);
    return { id: view.id, parts: { seat: seat.id, gone: gone.id, merge, flag: flags[0]?.id ?? '', letter } };
  },
  post: async (world, { n, variant }) => {
    const institution = { name: word(n, 'institution'), kind: 'ministry', state: HELD_WITH, city: canary(n, 'city') };
    const email = `${canary(n, 'email')}@example.org`;
    const body = { ...labelsOf(world, variant), function: word(n, 'function'), email, institution };
    const view = await made<PostView>(world.planter, '/api/posts', body);
    return { id: view.id, parts: { institution: view.institution.id } };
  },
  namesake: async (world, { n, variant }) => {
    const institution = { name: `Bureau ${n}`, kind: 'ministry', state: HELD_WITH };
    const body = { ...labelsOf(world, variant), function: word(n, 'function'), institution };
    const { id } = await made<PostView>(world.planter, '/api/posts', body);
    const letter = await openLetterTo(world, 'post_id', id);
    return { id, parts: { institutionName: institution.name, letter } };
  },
  letter: async (world, record) => {
    const letter = await sentLetter(world, record, {});
    // What answers it is as closed, whoever receives it.
    const subject = canary(record.n, 'reply');
    const reply = await received(world.planter, { label: 'public', state: SEATED_IN, subject, answersId: letter.id });
    return { ...letter, parts: { reply: reply.id } };
  },
  answer: async (world, record) => {
    const question = await received(world.planter, {
      label: 'public',
      state: SEATED_IN,
      subject: `Question ${record.n}`,
    });
    return { ...(await sentLetter(world, record, { answersId: question.id })), question: question.id };
  },
  batch: async (world, { n, variant }) => {
    const addressees = [{ state: SEATED_IN, postId: world.open.seat, language: 'en', anyway: true }];
    const body = { ...labelsOf(world, variant), name: word(n, 'name'), templateIds: [world.open.text], addressees };
    const { id } = await made<LetterBatchView>(world.planter, '/api/letter-batches', body);
    return {
      id,
      attribution: [...everybodyThere(world).filter((one) => ![world.open.met, world.open.host].includes(one))],
    };
  },
  file: async ({ planter }, { n }, engagementId) => {
    const { id } = await keep(planter, canary(n, 'content'), `${canary(n, 'filename')}.txt`);
    const answer = await planter.patch(`/api/engagements/${engagementId}`, { version: 1, attachmentIds: [id] });
    if (answer.status !== 200) throw new Error(`file ${n}: ${answer.status} ${answer.text}`);
    return { id, attribution: [planter.officer?.id ?? '', 'zzplanter'] };
  },
  note: async ({ planter }, { n }, engagementId) => {
    const body = { subjectKind: 'engagement', subjectId: engagementId, label: 'public', text: word(n, 'text') };
    const { note } = await made<NoteWritten>(planter, '/api/notes', body);
    return { id: note.id, attribution: [planter.officer?.id ?? '', 'zzplanter'], parts: { notedOn: engagementId } };
  },
  mail: async ({ app, planter, readers }, { n, variant }) => {
    const mail = await takenIn(planter, {
      from: `${canary(n, 'sender')} <mission@foreign.gov.ke>`,
      id: mailId(n),
      subject: word(n, 'subject'),
      text: `${word(n, 'text')}\n\nOn 1 November 2026, somebody wrote:\n> ${canary(n, 'quoted')}`,
      parts: [attached(`${canary(n, 'filename')}.txt`, canary(n, 'content'))],
    });
    for (const { officer } of readers.values()) {
      const who = variant.listing === 'user' ? [officer?.id, null] : [null, officer?.officeId];
      if (variant.listing === 'off' || who.every((id) => !id)) continue;
      await app.owner.query(
        `INSERT INTO access_list_member (list_id, user_id, office_id, added_by, added_at)
         VALUES ($1, $2, $3, $4, now()) ON CONFLICT DO NOTHING`,
        [mail.id, ...who, planter.officer?.id],
      );
    }
    return { id: mail.id, variant: { ...variant, label: 'restricted', caveat: 'none' } };
  },
  loose_file: async ({ planter }, { n }) => {
    const { id } = await keep(planter, canary(n, 'content'), `${canary(n, 'filename')}.txt`);
    // Whatever else is labelled how: the readers are not on its list.
    return { id, variant: { label: 'restricted', caveat: 'none', listing: 'off' } };
  },
  enclosure: async (world, { n, variant }) => {
    const { planter } = world;
    const { id } = await keep(planter, canary(n, 'content'), `${canary(n, 'filename')}.txt`);
    // It was there while the letter was open: what hangs on it is closed with it.
    const letter = await draft(planter, { label: 'public', state: SEATED_IN, attachmentIds: [id] });
    await close(world, { name: `enclosure ${n}`, variant }, `/api/letters/${letter.id}`);
    return { id, attribution: [planter.officer?.id ?? '', 'zzplanter'] };
  },
};

/** By which the same mail is known. */
export const mailId = (n: number) => `<${n}@planted.example>`;

/** Makes closed what was open until now. */
async function close(world: World, { name, variant }: Pick<Planted, 'name' | 'variant'>, path: string): Promise<void> {
  const { status, text } = await world.planter.patch(path, { version: 1, ...labelsOf(world, variant) });
  if (status !== 200) throw new Error(`${name}: ${status} ${text}`);
}

/** A letter for everybody, from the days when its addressee was open too. */
async function openLetterTo(
  { app, planter }: World,
  column: 'person_id' | 'post_id',
  addressee: string,
): Promise<string> {
  const { id } = await draft(planter, { label: 'public', state: SEATED_IN });
  await app.owner.query(`UPDATE letter SET ${column} = $2 WHERE id = $1`, [id, addressee]);
  return id;
}

/** A letter of ours that left, and of which no answer is awaited: a task would be a record of its own. */
async function sentLetter(world: World, { n, variant }: Planted, more: object): Promise<Made> {
  const { open, planter, companion } = world;
  const texts = { subject: word(n, 'subject'), body: word(n, 'body'), enclosures: [canary(n, 'enclosure')] };
  const parties = { state: SEATED_IN, personId: open.met, signatoryId: companion.officer?.id, replyWeeks: null };
  const body = { ...labelsOf(world, variant), ...texts, ...parties, ...more, form: 'aide_memoire' };
  const { id, ourRef } = await through(planter, await draft(planter, body), 'clear', 'send');
  return { id, attribution: [...everybodyThere(world).filter((word) => word !== open.host), ourRef ?? ''] };
}

/** An open post in a State where nothing else is. */
export const SEATED_IN = 'NOR';
const SEAT = { label: 'public', institution: { name: 'zzseats', kind: 'ministry', state: SEATED_IN } };

const word = (n: number, field: string) => `${canary(n, field)} ${COMMON}`;

async function contact(world: World, { n, variant, key }: Planted, when: object): Promise<string> {
  const { open, planter, companion } = world;
  const texts = {
    title: word(n, 'title'),
    place: word(n, 'place'),
    summary: word(n, 'summary'),
    outcome: word(n, 'outcome'),
  };
  const body = {
    kind: 'call',
    ...when,
    ...labelsOf(world, variant),
    ...texts,
    peopleMet: [{ personId: open.met }],
    ourPeople: [{ userId: companion.officer?.id }, { userId: planter.officer?.id }],
    organisations: [{ institutionId: open.host, role: 'host' }],
  };
  const answer = await planter.post<EngagementCreated>('/api/engagements', body, { 'idempotency-key': key });
  if (answer.status !== 201) throw new Error(`contact ${n}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body.engagement.id;
}

async function task({ planter, companion }: World, { n }: Planted, labels: object): Promise<Made> {
  const texts = { title: word(n, 'title'), note: word(n, 'note') };
  const given = { state: HELD_WITH, dueOn: '2026-11-24', assigneeUserId: companion.officer?.id };
  const { id } = await made<TaskView>(planter, '/api/tasks', { ...labels, ...texts, ...given });
  return { id, attribution: [planter.officer?.id ?? '', 'zzplanter'] };
}

/** The planter and the companion stand on every list; the readers as the variant says. */
function labelsOf({ readers, companion }: World, { label, caveat, listing }: Variant): object {
  const officers = [...readers.values()].map(({ officer }) => officer);
  const userIds = [companion.officer?.id, ...(listing === 'user' ? officers.map((officer) => officer?.id) : [])];
  const officeIds = listing === 'office' ? [...new Set(officers.flatMap((officer) => officer?.officeId ?? []))] : [];
  return { label, caveats: caveat === 'none' ? [] : [caveat], access: { userIds, officeIds } };
}

function everybodyThere({ companion, planter, open }: World): string[] {
  const ids = [companion.officer?.id, planter.officer?.id, planter.officer?.officeId, open.met, open.host];
  return [...ids.map((id) => id ?? ''), 'zzcompanion', 'zzplanter', 'zzsecretariat', 'zzmet', 'zzhost'];
}
