import type { Caveat, Label } from '@demarche/domain/labels';
import type { EngagementKind } from '@demarche/domain/engagement';
import type { TaskPriority } from '@demarche/domain/task';

/** Days are counted from the day on which the world is made: below zero lies behind us. Nothing here says what a State thinks. */
export const BEGINS = -260;

/** States looked after, and by whom. Three were not contacted for more than six months, one never. */
export const LOOKED_AFTER: { state: string; by: string; tier: 1 | 2 | 3; nextStep?: string; due?: number }[] = [
  { state: 'AGO', by: 'coordinator', tier: 1, nextStep: 'Send the toolkit in Portuguese', due: 6 },
  { state: 'DJI', by: 'presidency', tier: 1, nextStep: 'Fix a date for a meeting', due: 9 },
  { state: 'HTI', by: 'isu', tier: 2, nextStep: 'Find the present address of the mission' },
  { state: 'IDN', by: 'coordinator', tier: 1 },
  { state: 'JAM', by: 'presidency', tier: 2 },
  { state: 'KEN', by: 'coordinator', tier: 1, nextStep: 'Confirm the room for the meeting', due: 3 },
  { state: 'LBR', by: 'isu', tier: 2 },
  { state: 'TZA', by: 'coordinator', tier: 1 },
  { state: 'UGA', by: 'presidency', tier: 2 },
  { state: 'BRB', by: 'isu', tier: 3 },
  { state: 'PNG', by: 'isu', tier: 3 },
  { state: 'SUR', by: 'presidency', tier: 3 },
];

/** Officers A, B, C … of these States' missions, in this order. */
export const MISSIONS = [
  { state: 'AGO', city: 'Geneva' },
  { state: 'DJI', city: 'Geneva' },
  { state: 'HTI', city: 'New York' },
  { state: 'IDN', city: 'Geneva' },
  { state: 'JAM', city: 'New York' },
  { state: 'KEN', city: 'Geneva' },
  { state: 'LBR', city: 'Geneva' },
  { state: 'TZA', city: 'Geneva' },
  { state: 'UGA', city: 'New York' },
];

export interface DemoContact {
  day: number;
  by: string;
  kind: EngagementKind;
  states: string[];
  title: string;
  summary: string;
  place?: string;
  /** Also the officers of these States' missions. */
  met?: boolean;
  /** On another day than it is written down: planned ahead. */
  on?: number;
  label?: Label;
  caveats?: Caveat[];
  followUp?: { title: string; due: number; to: string };
}

export const CONTACTS: DemoContact[] = [
  {
    day: -241,
    by: 'isu',
    kind: 'email',
    states: ['HTI'],
    title: 'Toolkit sent',
    summary: 'The toolkit was sent in French.',
    met: true,
  },
  {
    day: -222,
    by: 'presidency',
    kind: 'call',
    states: ['JAM'],
    title: 'Call about dates',
    summary: 'Dates for a meeting were asked for.',
    met: true,
  },
  {
    day: -204,
    by: 'isu',
    kind: 'email',
    states: ['LBR'],
    title: 'Toolkit sent',
    summary: 'The toolkit was sent in English.',
    met: true,
  },
  {
    day: -150,
    by: 'coordinator',
    kind: 'email',
    states: ['TZA'],
    title: 'Meeting asked for',
    summary: 'A meeting was asked for in the coming month.',
    met: true,
  },
  {
    day: -128,
    by: 'coordinator',
    kind: 'bilateral_meeting',
    states: ['TZA'],
    title: 'Meeting at the mission',
    place: 'Geneva',
    summary: 'The toolkit was handed over; a second copy was asked for.',
    met: true,
  },
  {
    day: -97,
    by: 'presidency',
    kind: 'side_event',
    states: ['KEN', 'TZA', 'UGA'],
    title: 'Information meeting for missions',
    place: 'New York',
    summary: 'An open information meeting; slides were given to all who came.',
    label: 'public',
  },
  {
    day: -74,
    by: 'presidency',
    kind: 'call',
    states: ['UGA'],
    title: 'Call about the slides',
    summary: 'The slides of the information meeting were asked for and sent.',
    met: true,
    label: 'committee',
  },
  {
    day: -61,
    by: 'coordinator',
    kind: 'email',
    states: ['AGO'],
    title: 'Meeting asked for',
    summary: 'A meeting was asked for; a translation of the toolkit was offered.',
    met: true,
  },
  {
    day: -40,
    by: 'coordinator',
    kind: 'bilateral_meeting',
    states: ['AGO'],
    title: 'Meeting at the mission',
    place: 'Geneva',
    summary: 'The toolkit was handed over in English.',
    met: true,
    followUp: { title: 'Send the toolkit in Portuguese', due: -9, to: 'isu' },
  },
  {
    day: -33,
    by: 'presidency',
    kind: 'bilateral_meeting',
    states: ['DJI'],
    title: 'Meeting of the President',
    place: 'Geneva',
    summary: 'Arrangements for a visit were talked over.',
    met: true,
    label: 'restricted',
    followUp: { title: 'Draft the programme of the visit', due: 2, to: 'presidency' },
  },
  {
    day: -21,
    by: 'coordinator',
    kind: 'event',
    states: ['IDN', 'KEN', 'PNG'],
    title: 'Round table under the Chatham House Rule',
    place: 'Geneva',
    summary: 'Formats of future meetings were compared.',
    met: true,
    caveats: ['chatham_house'],
  },
  {
    day: -12,
    by: 'isu',
    kind: 'email',
    states: ['BRB'],
    title: 'Address asked for',
    summary: 'The present address of the mission was asked for.',
  },
  {
    day: -6,
    by: 'coordinator',
    kind: 'call',
    states: ['KEN'],
    title: 'Call about a room',
    summary: 'A room for the next meeting was asked for.',
    met: true,
    label: 'committee',
    followUp: { title: 'Confirm the room', due: 0, to: 'coordinator' },
  },
  {
    day: -4,
    by: 'coordinator',
    kind: 'bilateral_meeting',
    states: ['KEN'],
    on: 12,
    title: 'Meeting at the mission',
    place: 'Geneva',
    summary: 'To hand over the toolkit.',
    met: true,
  },
  {
    day: -3,
    by: 'presidency',
    kind: 'bilateral_meeting',
    states: ['KEN', 'UGA'],
    on: 25,
    title: 'Working lunch',
    place: 'New York',
    summary: 'To agree on dates.',
  },
  {
    day: -1,
    by: 'isu',
    kind: 'email',
    states: ['IDN'],
    title: 'Slides sent',
    summary: 'The slides of the round table were sent.',
    met: true,
  },
];

/** Tasks beside the follow-ups: some late, today, soon and later; one is done. */
export const TASKS: {
  day: number;
  by: string;
  to: string;
  title: string;
  due: number;
  state?: string;
  priority?: TaskPriority;
  done?: number;
  label?: Label;
}[] = [
  { day: -50, by: 'coordinator', to: 'isu', title: 'Print twenty copies of the toolkit', due: -30, done: -35 },
  { day: -20, by: 'presidency', to: 'isu', title: 'Update the list of missions', due: -2 },
  {
    day: -14,
    by: 'coordinator',
    to: 'isu',
    title: 'Send the second copy of the toolkit',
    due: 0,
    state: 'TZA',
    priority: 'high',
  },
  { day: -8, by: 'isu', to: 'coordinator', title: 'Check the draft letter to missions', due: 1 },
  { day: -7, by: 'isu', to: 'isu', title: 'Find the present address of the mission', due: 3, state: 'HTI' },
  { day: -5, by: 'coordinator', to: 'ISU', title: 'Book the interpreters', due: 6, state: 'KEN' },
  { day: -5, by: 'designate', to: 'designate', title: 'Collect the calendar of meetings', due: 13, label: 'committee' },
  {
    day: -2,
    by: 'presidency',
    to: 'presidency',
    title: 'Propose dates for the working lunch',
    due: 9,
    state: 'UGA',
    label: 'committee',
  },
  { day: -2, by: 'isu', to: 'isu', title: 'Prepare the list for the next committee', due: 30, priority: 'low' },
];
