import {
  ENGAGEMENT_KIND_NAMES,
  ENGAGEMENT_KINDS,
  type EngagementKind,
  type EngagementStatus,
  isContact,
  usualStatus,
} from '@demarche/domain/engagement';
import { fold } from '@demarche/domain/fold';
import { LABELLED, type Load, STAMPED, type Value } from './columns.ts';
import { labelValues, ownLabelling } from './labelling.ts';
import { ownerOf, personIsOpen, postIsOpen, postOf } from './people.ts';
import { below, idOf } from './random.ts';
import { officeId, officeIndexOf, writer } from './users.ts';
import { placeOf, sentence } from './words.ts';
import { upTo, type World } from './world.ts';

/** Most contacts are of the first kinds. */
const kindOf = (i: number): EngagementKind =>
  ENGAGEMENT_KINDS[Math.min(below(14, 'engagement', i, 1), below(14, 'engagement', i, 2))]!;

export function statesOf({ states }: World, i: number): string[] {
  const first = below(states.length, 'engagement', i, 6);
  const more = below(20, 'engagement', i, 7) === 0 ? 1 + below(2, 'engagement', i, 8) : 0;
  return Array.from({ length: 1 + more }, (_, k) => states[(first + k * 7) % states.length]!.iso3);
}

/** What is told of contact `i`, in the words of the API. */
export function contactOf(world: World, i: number) {
  const [kind, place, on] = [kindOf(i), placeOf(i), world.days.of('engagement', i)];
  const cancelled = below(50, 'engagement', i, 10) === 0;
  const status: EngagementStatus = cancelled ? 'cancelled' : usualStatus(on, world.days.today);
  const title = [ENGAGEMENT_KIND_NAMES[kind], place].filter(Boolean).join(', ');
  const summary = below(10, 'engagement', i, 11) < 6 ? sentence('engagement', i, 100, 8) : null;
  return { kind, place, on, status, title, summary, states: statesOf(world, i), people: peopleOf(world, i) };
}

/** Somebody is met at two contacts of five, in the post held today. */
function peopleOf(world: World, i: number): { person: string; post: string | null }[] {
  if (below(5, 'engagement', i, 12) > 1) return [];
  const person = below(world.size.people, 'engagement', i, 13);
  if (!personIsOpen(person)) return [];
  const post = postOf(world, person);
  return [{ person: idOf('person', person), post: postIsOpen(post) ? idOf('post', post) : null }];
}

export function engagementLoads(world: World): Load[] {
  const all = () => upTo(world.size.engagements);
  return [
    {
      table: 'engagement',
      columns: ['id', 'treaty_key', 'kind', 'status', 'on_day', 'place', 'title', 'summary', 'folded', 'office_id',
        'owner_id', ...LABELLED, ...STAMPED], // prettier-ignore
      rows: all().map((i) => engagementRow(world, i)),
    },
    {
      table: 'engagement_state',
      columns: ['engagement_id', 'iso3', 'position', 'treaty_key', 'kind', 'status', 'on_day', 'is_contact',
        'effective_label', 'effective_caveats', 'access_lists'], // prettier-ignore
      rows: all().flatMap((i) => stateRows(world, i)),
    },
    {
      table: 'engagement_person',
      columns: ['engagement_id', 'person_id', 'post_id', 'position'],
      rows: all().flatMap((i) =>
        peopleOf(world, i).map(({ person, post }, k): Value[] => [idOf('engagement', i), person, post, k + 1]),
      ),
    },
    {
      table: 'engagement_our_person',
      columns: ['engagement_id', 'user_id', 'office_id', 'position'],
      rows: all().map((i) => [idOf('engagement', i), ownerOf(world, 'engagement', i), officeOf(world, i), 1]),
    },
  ];
}

const officeOf = ({ size }: World, i: number): string =>
  officeId(officeIndexOf(writer(below(size.users, 'engagement', i, 5))));

function engagementRow(world: World, i: number): Value[] {
  const { kind, status, on, place, title, summary } = contactOf(world, i);
  const folded = fold([title, place, summary].filter(Boolean).join(' '));
  const at = world.days.at(on);
  return [
    idOf('engagement', i), world.treaty, kind, status, on, place, title, summary, folded, officeOf(world, i),
    ownerOf(world, 'engagement', i), ...labelValues(ownLabelling('engagement', i)), false, 1, at, at,
  ]; // prettier-ignore
}

function stateRows(world: World, i: number): Value[][] {
  const { kind, status, on, states } = contactOf(world, i);
  const { label, caveats, lists } = ownLabelling('engagement', i);
  const counts = status === 'held' && isContact(kind);
  return states.map((iso3, k) => [
    idOf('engagement', i), iso3, k + 1, world.treaty, kind, status, on, counts, label, caveats, lists,
  ]); // prettier-ignore
}
