import { addDays } from '@demarche/domain/dates';
import type { Stack } from '../stack/stack.js';
import { lettersOf, mailOf, peopleOf } from '../stack/subjects.js';
import type { Account } from './account.js';
import type { Subjects } from './pages.js';

/** A Wednesday morning; the day of the pictures. */
export const NOON = new Date('2026-11-25T09:40:00Z');
const DAY = '2026-11-25';

/** Sixty characters, as long as a name may get before somebody complains. */
const LONG_STATE = 'United Federated Commonwealth of Northern and Southern Isles';
const LONG_PERSON = 'Officer Maximiliana-Alexandra Featherstonehaugh (fictional) ';
const LONG_TITLE =
  'Send the ratification toolkit, the model law and the list of frequently asked questions to the ministry';

/** The demo world, and in it what strains a page: names of sixty characters, a row for each of the 197 States. */
export async function fill(stack: Stack, isu: Account): Promise<Subjects> {
  await stack.sql(`UPDATE state SET name = $1 WHERE iso3 = 'KEN'`, [LONG_STATE]);
  await stack.sql(`UPDATE person SET name = $1 WHERE id = (SELECT id FROM person ORDER BY name LIMIT 1)`, [
    LONG_PERSON.trim(),
  ]);
  const states = await stack.sql<{ iso3: string }>(`SELECT iso3 FROM state ORDER BY iso3`);
  for (const [index, { iso3 }] of states.entries()) {
    await isu.post('tasks', {
      title: index % 10 === 0 ? LONG_TITLE : `Check the contact list of the mission, round ${index + 1}`,
      state: iso3,
      assigneeUserId: isu.userId,
      dueOn: addDays(DAY, (index % 50) - 4),
      priority: index % 7 === 0 ? 'high' : 'normal',
    });
  }
  return subjects(stack, isu, LONG_TITLE);
}

/** Takes all outreach away and leaves the register, the accounts and one bare record of each kind. */
export async function empty(stack: Stack, isu: Account): Promise<Subjects> {
  await stack.sql(
    'TRUNCATE letter, letter_batch, engagement, task, person, post, notification, reminder, mail, state_assignment CASCADE',
  );
  const of = await subjects(stack, isu, 'Call back');
  await stack.sql('TRUNCATE notification, mail CASCADE');
  return of;
}

async function subjects(stack: Stack, account: Account, title: string): Promise<Subjects> {
  const { engagement } = await account.post<{ engagement: { id: string } }>('engagements', {
    kind: 'call',
    on: addDays(DAY, -2),
    states: ['FJI'],
    ...(title === LONG_TITLE && {
      title: `Call about ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
      states: ['KEN', 'FJI', 'AGO', 'GBR', 'BOL', 'VCT'],
      summary: 'The mission asked for the papers in both languages.\n\nIt will come back after the session.',
      outcome: 'Papers promised by Friday.',
      place: 'Geneva',
      time: '11:30',
      zone: 'Europe/Zurich',
    }),
  });
  const task = await account.post<{ id: string }>('tasks', {
    title,
    assigneeUserId: account.userId,
    dueOn: addDays(DAY, 9),
    ...(title === LONG_TITLE && { state: 'KEN', engagementId: engagement.id, note: 'In English and in Portuguese.' }),
  });
  // The job process has done its part; what it last did is told by a clock that stands still.
  await stack.sql('UPDATE reminder_heartbeat SET ran_at = $1', [new Date(NOON.getTime() - 12_000)]);
  const isFull = title === LONG_TITLE;
  if (!isFull) {
    await bareLetters(account);
    await bareMail(stack, account);
    await barePerson(account);
  }
  const state = isFull ? 'KEN' : 'FJI';
  const people = await peopleOf(stack, state);
  const others = { ...(await lettersOf(stack)), ...people, mail: await mailOf(stack) };
  return { state, engagement: engagement.id, task: task.id, ...others };
}

interface Letter {
  id: string;
  version: number;
}

/** A mail of which nothing is known but that it came. */
async function bareMail(stack: Stack, account: Account): Promise<void> {
  await stack.sql(
    `WITH mail AS (
       INSERT INTO incoming_mail (id, way, kind, state, message_key, content_key, owner_id, remarks, received_at, label,
         effective_label, created_at, updated_at)
       SELECT id, 'upload', 'message', 'waiting', repeat('0', 64), repeat('0', 64), $1, '{no_sender,no_date,no_text}', $2,
         'restricted', 'restricted', $2, $2 FROM gen_random_uuid() id RETURNING id
     )
     INSERT INTO access_list_member (list_id, user_id, added_by, added_at) SELECT id, $1, $1, $2 FROM mail`,
    [account.userId, NOON],
  );
  await stack.sql('UPDATE incoming_mail SET access_lists = ARRAY[id]');
}

/** Somebody of whom nothing is known but the name and the post. */
async function barePerson(account: Account): Promise<void> {
  const institution = { name: 'Permanent Mission', kind: 'permanent_mission', state: 'FJI' };
  const { id: postId } = await account.post<{ id: string }>('posts', { function: 'Counsellor', institution });
  await account.post('people', { name: 'Officer', holding: { postId, from: DAY } });
}

/** A draft that says nothing yet, and a letter that was sent and answered. */
async function bareLetters(account: Account): Promise<void> {
  await account.post('letters', { state: 'KEN' });
  const body = { state: 'FJI', form: 'non_paper', subject: 'Points', body: 'Three points.', place: 'Geneva' };
  let letter = await account.post<Letter>('letters', body);
  for (const step of ['clear', 'send']) {
    letter = await account.post<Letter>(`letters/${letter.id}/steps/${step}`, { version: letter.version });
  }
  await account.post('letters/received', { receivedOn: DAY, answersId: letter.id, subject: 'Thank you' });
}
