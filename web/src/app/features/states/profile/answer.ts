import type { ActView, StateProfile, StateVote } from '@demarche/contracts/states';
import type { IsoDate } from '@demarche/domain/dates';
import type { BallotChoice } from '@demarche/domain/treaty-terms';

/** One sentence of the answer: a key below `states.answer`, and what it says. Days are still ISO, words still keys. */
export interface Sentence {
  readonly key: string;
  readonly days: Readonly<Record<string, IsoDate>>;
  readonly words: Readonly<Record<string, string>>;
  readonly counts: Readonly<Record<string, number>>;
}

function sentence(key: string, parts: Partial<Omit<Sentence, 'key'>> = {}): Sentence {
  return { key, days: parts.days ?? {}, words: parts.words ?? {}, counts: parts.counts ?? {} };
}

/**
 * What is usually asked about a State: where it stands, how it votes, when somebody last spoke with it.
 * Says what is recorded and no more: silence of the records is told as such, never as a stance.
 */
export function answerOf(profile: StateProfile): Sentence[] {
  return [statusSentence(profile), ...noticeSentence(profile), voteSentence(profile), ...contactSentence(profile)];
}

function latest(acts: readonly ActView[], kind: ActView['kind']): ActView | undefined {
  return acts
    .filter((act) => act.kind === kind)
    .sort((a, b) => a.on.localeCompare(b.on))
    .at(-1);
}

function statusSentence(profile: StateProfile): Sentence {
  const signed = latest(profile.acts, 'signature')?.on;
  const deposit = latest(profile.acts, 'deposit');
  switch (profile.status) {
    case 'signatory':
      return signed ? sentence('signatory', { days: { signed } }) : sentence('signatoryUndated');
    case 'withdrawn': {
      const left = latest(profile.acts, 'withdrawal')?.effectiveOn ?? profile.since;
      if (!left) return sentence('withdrawnUndated');
      return deposit
        ? sentence('withdrawn', { days: { deposited: deposit.on, left } })
        : sentence('withdrawnOnly', { days: { left } });
    }
    case 'not_party':
      return signed ? sentence('notParty') : sentence('notPartyNeverSigned');
    case 'party':
      return partySentence(profile, deposit, signed);
  }
}

function partySentence(profile: StateProfile, deposit: ActView | undefined, signed: IsoDate | undefined): Sentence {
  const deposited = deposit?.on ?? profile.since;
  if (!deposited) return sentence('partyUndated');
  const words = deposit?.form ? { form: deposit.form } : undefined;
  const opening = !words ? 'partyDeposited' : signed === deposited ? 'partySameDay' : 'party';
  if (!profile.inForceOn) return sentence(opening, { days: { deposited }, words });
  const force = profile.inForce ? 'InForce' : 'ToBeInForce';
  return sentence(`${opening}${force}`, { days: { deposited, inForce: profile.inForceOn }, words });
}

/** A party that has said it will leave: nobody may miss that. */
function noticeSentence(profile: StateProfile): Sentence[] {
  const notice = latest(profile.acts, 'withdrawal_notice');
  const revoked = latest(profile.acts, 'notice_revoked');
  if (profile.status !== 'party' || !notice || (revoked && revoked.on >= notice.on)) return [];
  const { on, effectiveOn } = notice;
  return [
    effectiveOn
      ? sentence('notice', { days: { on, effective: effectiveOn } })
      : sentence('noticeOnly', { days: { on } }),
  ];
}

/** The recorded votes on the whole text in the plenary that the State could take part in, oldest first. */
export function countedVotes(votes: readonly StateVote[]): StateVote[] {
  return votes
    .filter((vote) => vote.body === 'plenary' && vote.part === 'whole' && vote.choice !== 'not_member')
    .sort((a, b) => a.votedOn.localeCompare(b.votedOn));
}

function voteSentence(profile: StateProfile): Sentence {
  const votes = countedVotes(profile.votes);
  const last = votes.at(-1);
  if (!last) return sentence(profile.unMember ? 'noVotes' : 'noVoteInAssembly');
  const choice: BallotChoice = last.choice;
  const other = votes.map((vote) => vote.choice !== choice).lastIndexOf(true);
  const streak = votes.length - 1 - other;
  const words = { choice };
  if (streak === votes.length && streak > 1) return sentence('votesAll', { words, counts: { count: streak } });
  if (streak > 1) return sentence('votesStreak', { words, counts: { count: streak } });
  const before = votes.at(-2);
  const year = { year: last.year };
  if (!before) return sentence('voteOnly', { words, counts: year });
  return sentence('voteChanged', {
    words: { choice, before: before.choice },
    counts: { ...year, beforeYear: before.year },
  });
}

/** Only for readers who may see derived values: for others the profile carries no last contact at all. */
function contactSentence(profile: StateProfile): Sentence[] {
  const contact = profile.lastContact;
  if (contact === undefined) return [];
  if (contact === null) return [sentence('noContact')];
  const place = profile.engagements.find((entry) => entry.id === contact.engagementId)?.place;
  const words = { kind: contact.kind, ...(place ? { place } : {}) };
  return [sentence(place ? 'contactAt' : 'contact', { days: { on: contact.on }, words })];
}
