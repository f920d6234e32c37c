import { deadlinesFor, type DeadlineRule } from '@demarche/domain/deadlines';
import { entryIntoForce } from '@demarche/domain/entry-into-force';
import { isFactStale } from '@demarche/domain/facts';
import { isInForce, standingAt, standings } from '@demarche/domain/treaty';
import { standingActs, type TreatyAct } from '@demarche/domain/treaty-acts';
import type { TreatyRules } from '@demarche/domain/treaty-rules';

export const PROFILE = `SELECT s.iso3, s.name, s.formal_name AS "formalName", coalesce(o.region, s.region) AS region,
    s.sub_region AS "subRegion", o.source AS "regionSource", s.un_group AS "group", s.capital, s.un_member AS "unMember",
    t.rules, t.settings, t.in_force_on, t.known_to,
    (SELECT coalesce(json_agg(json_build_object('language', n.language, 'short', n.short, 'formal', n.formal)
       ORDER BY array_position(ARRAY['en', 'fr', 'es', 'ar', 'zh', 'ru'], n.language)), '[]')
     FROM state_name n WHERE n.iso3 = s.iso3 AND n.retired_at IS NULL) AS names,
    (SELECT coalesce(json_agg(json_build_object('id', a.id, 'kind', a.kind, 'on', a.acted_on, 'form', a.form,
       'effectiveOn', a.effective_on, 'source', a.source, 'recordedAt',
       to_char(a.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'supersedes', a.supersedes,
       'retracted', a.retracted)), '[]') FROM treaty_act a WHERE a.iso3 = s.iso3 AND a.treaty_key = 'ccm') AS acts,
    (SELECT coalesce(json_agg(json_build_object('symbol', r.symbol, 'year', extract(year FROM v.voted_on)::int,
       'votedOn', v.voted_on, 'body', v.body, 'part', v.part, 'choice', coalesce(b.choice, 'not_member'))
       ORDER BY v.voted_on, v.body, v.part), '[]')
     FROM vote v JOIN resolution r ON r.id = v.resolution_id LEFT JOIN counted_ballot b ON b.vote_id = v.id AND b.iso3 = s.iso3
     WHERE v.treaty_key = 'ccm' AND v.roll_call = 'counted' AND v.retired_at IS NULL AND v.voted_on <= $2
       AND (b.choice IS NOT NULL OR s.un_admitted_on IS NULL OR s.un_admitted_on > v.voted_on)) AS votes,
    (SELECT coalesce(json_agg(json_build_object('symbol', q.symbol, 'year', extract(year FROM v.voted_on)::int,
       'votedOn', v.voted_on, 'choice', b.choice) ORDER BY v.voted_on, q.symbol), '[]')
     FROM roll_call_quarantine q
       JOIN roll_call_quarantine_ballot b ON b.quarantine_id = q.id AND b.iso3 = s.iso3 AND b.retired_at IS NULL
       LEFT JOIN vote v ON v.id = q.vote_id
     WHERE q.treaty_key = 'ccm' AND q.retired_at IS NULL AND (v.voted_on IS NULL OR v.voted_on <= $2)) AS "quarantinedVotes",
    (SELECT coalesce(json_agg(json_build_object('kind', f.kind, 'detail', f.detail, 'fromYear', f.from_year,
       'toYear', f.to_year, 'asOf', f.as_of, 'source', f.source)
       ORDER BY f.kind, coalesce(f.as_of, make_date(f.to_year, 12, 31)) DESC NULLS LAST, f.source), '[]')
     FROM fact f WHERE f.iso3 = s.iso3 AND f.treaty_key = 'ccm' AND f.retired_at IS NULL
       AND (f.as_of IS NULL OR f.as_of <= $2) AND (f.from_year IS NULL OR f.from_year <= extract(year FROM $2::date))) AS facts,
    (SELECT coalesce(json_agg(json_build_object('meeting', p.told_as, 'fromYear', p.from_year, 'toYear', p.to_year,
       'capacity', p.capacity, 'startsOn', m.starts_on, 'source', p.source) ORDER BY p.from_year, p.told_as), '[]')
     FROM meeting_participation p LEFT JOIN meeting m ON m.treaty_key = p.treaty_key AND m.code = p.meeting_code
     WHERE p.iso3 = s.iso3 AND p.treaty_key = 'ccm' AND p.retired_at IS NULL
       AND coalesce(m.starts_on, make_date(p.from_year, 1, 1)) <= $2) AS meetings,
    (SELECT coalesce(json_agg(json_build_object('organisation', m.organisation_code, 'knownOn', m.known_on)
       ORDER BY m.organisation_code), '[]') FROM membership m WHERE m.iso3 = s.iso3 AND m.retired_at IS NULL) AS memberships,
    (SELECT coalesce(json_agg(json_build_object('treaty', x.key, 'name', x.name, 'status', st.status, 'since', st.since)
       ORDER BY x.code), '[]')
     FROM treaty x JOIN treaty_standing st ON st.treaty_key = x.key AND st.iso3 = s.iso3 AND st.from_on <= $2
       AND (st.to_on IS NULL OR st.to_on > $2) WHERE x.key <> 'ccm' AND x.retired_at IS NULL) AS "otherTreaties",
    (SELECT coalesce(json_agg(json_build_object('theme', c.theme, 'fromYear', c.from_year, 'toYear', c.to_year,
       'source', c.source) ORDER BY c.from_year, c.theme), '[]')
     FROM coordinator_term c WHERE c.iso3 = s.iso3 AND c.treaty_key = 'ccm' AND c.retired_at IS NULL
       AND c.from_year <= extract(year FROM $2::date)) AS "coordinatorTerms"
  FROM state s JOIN treaty t ON t.key = 'ccm'
    LEFT JOIN region_override o ON o.iso3 = s.iso3 AND o.treaty_key = 'ccm' AND o.retired_at IS NULL
  WHERE s.iso3 = $1 AND s.retired_at IS NULL`;

type Act = TreatyAct & { form: string | null; source: string };
export interface ProfileRow extends Record<string, unknown> {
  acts: Act[];
  facts: { asOf: string | null; toYear: number | null }[];
  rules: TreatyRules;
  settings: { deadlines?: DeadlineRule[] };
  in_force_on: string | null;
  known_to: string | null;
}

/** The register's part of a State page, by the rules of the domain. */
export function profileOf({ acts, facts, rules, settings, in_force_on, known_to, ...told }: ProfileRow, asAt: string) {
  const standing = standingActs<Act>(acts);
  const steps = standings(standing, rules, in_force_on);
  const now = standingAt(steps, asAt);
  const effectOf = (act: Act): string | null => {
    if (act.kind === 'deposit') return steps.find(({ actId }) => actId === act.id)?.inForceOn ?? null;
    if (act.kind === 'withdrawal_notice') return steps.find(({ from }) => from === act.on)?.leavingOn ?? null;
    return act.kind === 'withdrawal' ? act.on : null;
  };
  const inForceOn = rules.entryIntoForce && entryIntoForce(asAt, rules.entryIntoForce, in_force_on);
  return {
    ...told,
    ...{ treaty: 'ccm', asAt, statusKnownTo: known_to !== null && known_to < asAt ? known_to : null },
    ...{
      status: now.status,
      since: now.since,
      inForce: isInForce(now, asAt),
      inForceOn: now.inForceOn,
      leavingOn: now.leavingOn,
    },
    acts: standing
      .filter(({ on }) => on <= asAt)
      .map((act) => {
        const { id, kind, on, form, source, recordedAt } = act;
        return { id, kind, on, form, effectiveOn: act.effectiveOn ?? effectOf(act), source, recordedAt };
      }),
    ifDepositedToday:
      now.status === 'party' || inForceOn === null || (rules.openedOn !== null && asAt < rules.openedOn)
        ? null
        : { depositedOn: asAt, inForceOn, deadlines: deadlinesFor(inForceOn, settings.deadlines ?? []) },
    facts: facts.map(({ toYear, ...fact }) => ({
      ...fact,
      year: toYear,
      reported: true,
      stale: isFactStale({ asOf: fact.asOf, toYear }, asAt),
    })),
  };
}
