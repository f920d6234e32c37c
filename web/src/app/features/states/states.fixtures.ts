import type { EngagementView } from '@demarche/contracts/engagements';
import type { ActView, StateProfile, StateRow, StateVote, StatusSummary } from '@demarche/contracts/states';
import type { TaskView } from '@demarche/contracts/tasks';

/** Rows and records for tests: what a test does not name is plain and empty. */
export function stateRow(part: Partial<StateRow> = {}): StateRow {
  return {
    iso3: 'AGO',
    name: 'Angola',
    status: 'not_party',
    since: null,
    inForce: false,
    inForceOn: null,
    leavingOn: null,
    region: 'Africa',
    subRegion: 'Middle Africa',
    group: 'African Group',
    memberships: [],
    votes: {},
    attention: [],
    ...part,
  };
}

export function stateProfile(part: Partial<StateProfile> = {}): StateProfile {
  return {
    treaty: 'ccm',
    asAt: '2026-11-24',
    statusKnownTo: null,
    iso3: 'AGO',
    name: 'Angola',
    formalName: 'the Republic of Angola',
    names: [],
    region: 'Africa',
    subRegion: 'Middle Africa',
    regionSource: null,
    group: 'African Group',
    capital: 'Luanda',
    unMember: true,
    status: 'not_party',
    since: null,
    inForce: false,
    inForceOn: null,
    leavingOn: null,
    acts: [],
    ifDepositedToday: null,
    votes: [],
    facts: [],
    meetings: [],
    memberships: [],
    otherTreaties: [],
    coordinatorTerms: [],
    engagements: [],
    openTasks: [],
    counts: { engagements: 0, openTasks: 0 },
    ...part,
  };
}

export function act(kind: ActView['kind'], on: string, part: Partial<ActView> = {}): ActView {
  return {
    id: `${kind}-${on}`,
    kind,
    on,
    form: null,
    effectiveOn: null,
    source: 'depositary',
    recordedAt: '2026-02-03T00:00:00.000Z',
    ...part,
  };
}

export function stateVote(year: number, choice: StateVote['choice'], part: Partial<StateVote> = {}): StateVote {
  return { symbol: `A/RES/${year}`, year, votedOn: `${year}-12-05`, body: 'plenary', part: 'whole', choice, ...part };
}

export function engagement(id: string, on: string, part: Partial<EngagementView> = {}): EngagementView {
  return {
    id,
    treaty: 'ccm',
    kind: 'call',
    status: 'held',
    on,
    time: null,
    zone: null,
    place: null,
    title: 'Call',
    summary: null,
    outcome: null,
    states: [{ iso3: 'AGO', name: 'Angola' }],
    peopleMet: [],
    ourPeople: [],
    organisations: [],
    attachments: [],
    letterId: null,
    office: null,
    owner: null,
    demo: false,
    mayWrite: true,
    label: 'internal',
    effectiveLabel: 'internal',
    caveats: [],
    version: 1,
    createdAt: `${on}T10:00:00.000Z`,
    updatedAt: `${on}T10:00:00.000Z`,
    ...part,
  };
}

export function task(id: string, dueOn: string, part: Partial<TaskView> = {}): TaskView {
  return {
    id,
    treaty: 'ccm',
    title: `Task ${id}`,
    note: null,
    state: { iso3: 'AGO', name: 'Angola' },
    engagement: null,
    assignee: { user: { id: 'u1', name: 'Officer C (fictional)' }, office: null },
    dueOn,
    priority: 'normal',
    status: 'open',
    closedAt: null,
    closedBy: null,
    createdBy: { id: 'u1', name: 'Officer C (fictional)' },
    demo: false,
    mayWrite: true,
    label: 'internal',
    effectiveLabel: 'internal',
    caveats: [],
    version: 1,
    createdAt: '2026-11-01T10:00:00.000Z',
    updatedAt: '2026-11-01T10:00:00.000Z',
    ...part,
  };
}

export function statusSummary(part: Partial<StatusSummary> = {}): StatusSummary {
  return {
    treaty: 'ccm',
    asAt: '2026-11-24',
    statusKnownTo: '2026-02-03',
    inForceKnown: true,
    counts: { party: 112, signatory: 12, not_party: 72, withdrawn: 1, inForce: 112, total: 197 },
    byRegion: [],
    byGroup: [],
    partiesByYear: [],
    attention: [],
    lastJoined: null,
    ...part,
  };
}
