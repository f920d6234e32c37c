import type { EntityManager } from 'typeorm';
import { standingActs, type TreatyAct } from '@demarche/domain/treaty-acts';
import type { TreatyRules } from '@demarche/domain/treaty-rules';
import { standings } from '@demarche/domain/treaty';
import type { TableReport } from './load-report.js';

/** Stands for "from the beginning" in `treaty_standing.from_on`. */
const BEGINNING = '0001-01-01';

interface ActRow {
  iso3: string;
  acts: TreatyAct[];
}

/**
 * Derives `treaty_standing` of a treaty from its acts, in the transaction that changed them, for every State that can
 * join. The rules are those of @demarche/domain; the table is only an index over what they say.
 */
export async function deriveStandings(em: EntityManager, treatyKey: string): Promise<TableReport> {
  const [treaty] = await em.query<{ rules: TreatyRules; in_force_on: string | null }[]>(
    'SELECT rules, in_force_on::text FROM treaty WHERE key = $1',
    [treatyKey],
  );
  if (treaty === undefined) throw new Error(`no treaty ${treatyKey}`);
  const rows = (await actsByState(em, treatyKey)).flatMap(({ iso3, acts }) => {
    const steps = standings(standingActs(acts), treaty.rules, treaty.in_force_on);
    return steps.map((step, index) => ({
      treaty_key: treatyKey,
      iso3,
      from_on: step.from ?? BEGINNING,
      to_on: steps[index + 1]?.from ?? null,
      status: step.status,
      since: step.since,
      act_id: step.actId,
      in_force_on: step.inForceOn,
      leaving_on: step.leavingOn,
    }));
  });
  const json = JSON.stringify(rows);
  const gone = await em.query<[unknown, number]>(
    `DELETE FROM treaty_standing old WHERE treaty_key = $2 AND NOT EXISTS (
       SELECT FROM jsonb_populate_recordset(NULL::treaty_standing, $1) given
       WHERE given.iso3 = old.iso3 AND given.from_on = old.from_on AND given IS NOT DISTINCT FROM old)`,
    [json, treatyKey],
  );
  const come = await em.query<unknown[]>(
    `INSERT INTO treaty_standing SELECT * FROM jsonb_populate_recordset(NULL::treaty_standing, $1)
     ON CONFLICT DO NOTHING RETURNING 1`,
    [json],
  );
  const changed = Math.min(gone[1], come.length);
  return {
    table: `treaty_standing (${treatyKey})`,
    given: rows.length,
    inserted: come.length - changed,
    changed,
    retired: gone[1] - changed,
    unchanged: rows.length - come.length,
  };
}

async function actsByState(em: EntityManager, treatyKey: string): Promise<ActRow[]> {
  return em.query<ActRow[]>(
    `SELECT s.iso3, coalesce(jsonb_agg(jsonb_build_object(
         'id', a.id, 'kind', a.kind, 'on', a.acted_on, 'effectiveOn', a.effective_on,
         'recordedAt', to_char(a.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
         'supersedes', a.supersedes, 'retracted', a.retracted) ORDER BY a.recorded_at, a.id) FILTER (WHERE a.id IS NOT NULL), '[]') AS acts
     FROM state s LEFT JOIN treaty_act a ON a.iso3 = s.iso3 AND a.treaty_key = $1
     WHERE s.retired_at IS NULL GROUP BY s.iso3`,
    [treatyKey],
  );
}
