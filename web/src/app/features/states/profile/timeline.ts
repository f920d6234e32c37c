import type { EngagementView } from '@demarche/contracts/engagements';
import type { ActView, FactView, ParticipationView, StateProfile, StateVote } from '@demarche/contracts/states';
import type { TaskView } from '@demarche/contracts/tasks';
import type { IsoDate } from '@demarche/domain/dates';

export const TIMELINE_FILTERS = ['all', 'contacts', 'acts'] as const;
export type TimelineFilter = (typeof TIMELINE_FILTERS)[number];

/** One thing that happened, or will, on a day. */
export type TimelineItem = { readonly id: string; readonly on: IsoDate } & (
  | { readonly kind: 'act'; readonly act: ActView }
  | { readonly kind: 'vote'; readonly vote: StateVote }
  | { readonly kind: 'engagement'; readonly engagement: EngagementView }
  | { readonly kind: 'task'; readonly task: TaskView }
  | { readonly kind: 'meeting'; readonly meeting: ParticipationView }
  | { readonly kind: 'fact'; readonly fact: FactView }
);

/** A year, or what lies ahead of the day the page shows. */
export interface TimelineGroup {
  readonly heading: number | 'ahead';
  readonly items: readonly TimelineItem[];
}

/** Everything about a State that carries a day, latest first. Facts known by their year alone stand in their own section. */
export function timelineItems(profile: StateProfile, closedTasks: readonly TaskView[]): TimelineItem[] {
  const items: TimelineItem[] = [
    ...profile.engagements.map((engagement) => ({
      kind: 'engagement' as const,
      id: `engagement-${engagement.id}`,
      on: engagement.on,
      engagement,
    })),
    ...[...profile.openTasks, ...closedTasks].map((task) => ({
      kind: 'task' as const,
      id: `task-${task.id}`,
      on: task.closedAt?.slice(0, 10) ?? task.dueOn,
      task,
    })),
    ...profile.meetings.flatMap((meeting) =>
      meeting.startsOn
        ? [
            {
              kind: 'meeting' as const,
              id: `meeting-${meeting.meeting}-${meeting.capacity}`,
              on: meeting.startsOn,
              meeting,
            },
          ]
        : [],
    ),
    ...profile.facts.flatMap((fact, index) =>
      fact.asOf ? [{ kind: 'fact' as const, id: `fact-${index}`, on: fact.asOf, fact }] : [],
    ),
    ...profile.votes.flatMap((vote) =>
      vote.choice === 'not_member'
        ? []
        : [{ kind: 'vote' as const, id: `vote-${vote.symbol}-${vote.body}-${vote.part}`, on: vote.votedOn, vote }],
    ),
    // Acts of one day take effect in the order of the list: the last of them is the latest.
    ...[...profile.acts].reverse().map((act) => ({ kind: 'act' as const, id: `act-${act.id}`, on: act.on, act })),
  ];
  return items.sort((a, b) => b.on.localeCompare(a.on));
}

export function matchesTimelineFilter(item: TimelineItem, filter: TimelineFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'contacts':
      return item.kind === 'engagement' || item.kind === 'meeting';
    case 'acts':
      return item.kind === 'act' || item.kind === 'vote';
  }
}

/** Under their years; what is later than `asAt` stands first, under a heading of its own. */
export function timelineGroups(items: readonly TimelineItem[], asAt: IsoDate): TimelineGroup[] {
  const groups = new Map<number | 'ahead', TimelineItem[]>();
  for (const item of items) {
    const heading = item.on > asAt ? 'ahead' : Number(item.on.slice(0, 4));
    groups.set(heading, [...(groups.get(heading) ?? []), item]);
  }
  return [...groups].map(([heading, grouped]) => ({ heading, items: grouped }));
}
