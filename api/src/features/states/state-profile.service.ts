import { Injectable } from '@nestjs/common';
import type { ActView, FactView, StateProfile } from '@demarche/contracts/states';
import type { IsoDate } from '@demarche/domain/dates';
import { deadlinesFor } from '@demarche/domain/deadlines';
import { entryIntoForce } from '@demarche/domain/entry-into-force';
import { isFactStale } from '@demarche/domain/facts';
import { isInForce, standingAt, standings, type Standing } from '@demarche/domain/treaty';
import { standingActs } from '@demarche/domain/treaty-acts';
import type { Runner } from '../../platform/database/query.js';
import { notFound } from '../../platform/domain-error.js';
import { asAtOf } from './as-at.js';
import { StateProfileQueries, type ProfileAct, type ProfileRow } from './state-profile.queries.js';
import { TreatiesService, type Treaty } from './treaties.service.js';

/** What the register says of a State; the other features add what they know. */
export type RegisterProfile = Omit<StateProfile, 'assignment' | 'lastContact' | 'engagements' | 'openTasks' | 'counts'>;

@Injectable()
export class StateProfileService {
  constructor(
    private readonly treaties: TreatiesService,
    private readonly queries: StateProfileQueries,
  ) {}

  /** Throws 404 `state.not_found`. Quarantined roll calls are for internal readers. */
  async find(
    code: string,
    treatyName: string | undefined,
    asAt: IsoDate,
    reader: { internal: boolean },
    db?: Runner,
  ): Promise<RegisterProfile> {
    const treaty = await this.treaties.find(treatyName, db);
    const row = await this.queries.find(code.toUpperCase(), treaty.key, asAt, db);
    if (row === undefined) throw notFound('state');
    const { acts, facts, quarantinedVotes, ...told } = row;
    const standing = standingActs<ProfileAct>(acts);
    const steps = standings(standing, treaty.rules, treaty.inForceOn);
    const { status, since, inForceOn, leavingOn } = standingAt(steps, asAt);
    return {
      ...told,
      ...asAtOf(treaty, asAt),
      status,
      since,
      inForce: isInForce(standingAt(steps, asAt), asAt),
      inForceOn,
      leavingOn,
      acts: standing.filter(({ on }) => on <= asAt).map((act) => actView(act, steps)),
      ifDepositedToday: status === 'party' ? null : ifDeposited(treaty, asAt),
      facts: facts.map((fact) => factView(fact, asAt)),
      ...(reader.internal && { quarantinedVotes }),
    };
  }
}

function actView(
  { id, kind, on, form, source, recordedAt, effectiveOn }: ProfileAct,
  steps: readonly Standing[],
): ActView {
  return { id, kind, on, form, effectiveOn: effectiveOn ?? effectOf(id, kind, on, steps), source, recordedAt };
}

/** The day an act took or takes effect by the rules; null for acts that have no effect of their own. */
function effectOf(id: string, kind: ActView['kind'], on: IsoDate, steps: readonly Standing[]): IsoDate | null {
  if (kind === 'deposit') return steps.find(({ actId }) => actId === id)?.inForceOn ?? null;
  if (kind === 'withdrawal_notice') return steps.find(({ from }) => from === on)?.leavingOn ?? null;
  return kind === 'withdrawal' ? on : null;
}

/** What would follow from a deposit on that day; null before the treaty was opened and where no rule is known. */
function ifDeposited(treaty: Treaty, on: IsoDate): StateProfile['ifDepositedToday'] {
  const { openedOn, entryIntoForce: rule } = treaty.rules;
  const inForceOn = rule && entryIntoForce(on, rule, treaty.inForceOn);
  if (inForceOn === null || (openedOn !== null && on < openedOn)) return null;
  return { depositedOn: on, inForceOn, deadlines: deadlinesFor(inForceOn, treaty.settings.deadlines ?? []) };
}

function factView({ toYear, ...fact }: ProfileRow['facts'][number], asAt: IsoDate): FactView {
  return { ...fact, year: toYear, reported: true, stale: isFactStale({ asOf: fact.asOf, toYear }, asAt) };
}
