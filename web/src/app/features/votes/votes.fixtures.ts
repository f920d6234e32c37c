import type { QuarantinedVote, VoteMatrix, VoteRow, VoteView } from '@demarche/contracts/votes';
import type { BallotChoice, TreatyStatus } from '@demarche/domain/treaty-terms';

/** Votes and rows for tests: what a test does not name is plain. */
export function voteView(year: number, part: Partial<VoteView> = {}): VoteView {
  return {
    id: `v${year}`,
    resolution: { symbol: `A/RES/${year}`, title: 'Implementation of the Convention', session: year - 1945 },
    body: 'plenary',
    part: 'whole',
    paragraph: null,
    votedOn: `${year}-12-06`,
    year,
    announced: { yes: 1, no: 0, abstain: 1, nonVoting: 1 },
    counted: { yes: 1, no: 0, abstain: 1, nonVoting: 1 },
    tallySource: 'ISU page',
    verification: 'two_sources_agree',
    note: null,
    source: 'UN Digital Library',
    ...part,
  };
}

/** A State and its choice by year. */
export function voteRow(iso3: string, status: TreatyStatus, choices: Record<number, BallotChoice>): VoteRow {
  return {
    iso3,
    name: iso3,
    status,
    ballots: Object.fromEntries(Object.entries(choices).map(([year, choice]) => [`v${year}`, { choice, status }])),
  };
}

export function quarantinedVote(year: number): QuarantinedVote {
  return {
    id: `q${year}`,
    voteId: null,
    symbol: `A/RES/${year}`,
    year,
    votedOn: null,
    reason: 'One source.',
    source: 'One source',
  };
}

export function voteMatrix(part: Partial<VoteMatrix> = {}): VoteMatrix {
  return { treaty: 'ccm', asAt: '2026-11-24', statusKnownTo: '2026-02-03', votes: [], rows: [], ...part };
}
