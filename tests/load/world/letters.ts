import { addDays } from '@demarche/domain/dates';
import { fold } from '@demarche/domain/fold';
import { effectiveLabelling, type Labelling } from '@demarche/domain/labels';
import { LETTER_FORMS, LETTER_LANGUAGES } from '@demarche/domain/letter-document';
import { LABELLED, type Load, STAMPED, type Value } from './columns.ts';
import { labelValues, ownLabelling } from './labelling.ts';
import { ownerOf, personIsOpen, postIsOpen, postOf } from './people.ts';
import { below, idOf, pick } from './random.ts';
import { officeId, officeIndexOf, writer } from './users.ts';
import { sentence } from './words.ts';
import { upTo, type World } from './world.ts';

const SERIES = 'BENCH/2026';

/** Of three letters two are ours, and every second time the third answers the first of them. */
export function letterOf(world: World, i: number) {
  const isAnswer = i % 3 === 2;
  const question = isAnswer && below(2, 'letter', i, 1) === 0 ? i - 2 : null;
  const own = ownLabelling('letter', i);
  const parents: Labelling[] = question === null ? [] : [ownLabelling('letter', question)];
  const sentOn = world.days.past(i - (i % 3));
  return {
    incoming: isAnswer,
    question,
    answered: i % 3 === 0 && i + 2 < world.size.letters && below(2, 'letter', i + 2, 1) === 0 ? i + 2 : null,
    own,
    effective: effectiveLabelling(own, parents),
    state: pick(world.states, 'letter', i - (i % 3), 2).iso3,
    on: isAnswer ? addDays(sentOn, 20) : sentOn,
    subject: sentence('letter', i, 100, 4),
    body: sentence('letter', i, 200, 30),
  };
}

export function letterLoads(world: World): Load[] {
  const columns = ['id', 'treaty_key', 'course', 'origin', 'form', 'status', 'series', 'number', 'our_ref', 'iso3', 'post_id',
    'person_id', 'office_id', 'language', 'subject', 'body', 'folded', 'on_day', 'sent_on', 'received_on', 'replied_on',
    'reply_weeks', 'answers_id', 'replied_by', 'owner_id']; // prettier-ignore
  return [
    { table: 'letter_series', columns: ['series', 'last_number'], rows: [[SERIES, String(world.size.letters)]] },
    {
      table: 'letter',
      columns: [...columns, ...LABELLED, ...STAMPED],
      rows: upTo(world.size.letters).map((i) => letterRow(world, i)),
    },
  ];
}

function letterRow(world: World, i: number): Value[] {
  const { incoming, question, answered, own, effective, state, on, subject, body } = letterOf(world, i);
  const status = incoming ? 'received' : answered === null ? 'sent' : 'replied';
  const number = incoming ? [null, null, null] : [SERIES, String(i + 1), `${SERIES}/${String(i + 1).padStart(3, '0')}`];
  const replied = answered === null ? null : letterOf(world, answered).on;
  const at = world.days.at(on);
  return [
    idOf('letter', i), world.treaty, incoming ? 'incoming' : 'outgoing', 'own', pick(LETTER_FORMS, 'letter', i, 3), status,
    ...number, state, ...partiesOf(world, i), officeId(officeIndexOf(writer(below(world.size.users, 'letter', i, 5)))),
    pick(LETTER_LANGUAGES, 'letter', i, 4), subject, body, fold(`${subject} ${body}`), on, incoming ? null : on,
    incoming ? on : null, replied, incoming ? null : '6', question === null ? null : idOf('letter', question),
    answered === null ? null : idOf('letter', answered), ownerOf(world, 'letter', i),
    ...labelValues(own, effective), false, 1, at, at,
  ]; // prettier-ignore
}

/** To a post and who holds it, where neither closes the letter. */
function partiesOf(world: World, i: number): [string | null, string | null] {
  const person = below(world.size.people, 'letter', i, 6);
  const post = postOf(world, person);
  const isOpen = [ownLabelling('post', post), ownLabelling('person', person)].every(({ lists }) => lists.length === 0);
  if (!isOpen || !postIsOpen(post) || !personIsOpen(person)) return [null, null];
  return [idOf('post', post), idOf('person', person)];
}
