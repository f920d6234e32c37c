import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { TableReport } from './load-report.js';
import type { PackAct } from './acts-file.js';

interface StoredAct {
  id: string;
  pack_key: string;
  iso3: string;
  kind: string;
  acted_on: string;
  form: string | null;
  effective_on: string | null;
  source: string;
  retracted: boolean;
}

/**
 * Brings the acts of a treaty to what its pack says. Nothing is overwritten: a changed act is recorded anew and supersedes
 * the old one, an act the pack no longer holds is taken back by a retraction. Acts that no pack brought are left alone, and
 * so are missing ones while `retire` is false: they may be among the rows that were rejected. Another source for the same
 * act is no correction.
 */
export async function storeActs(
  em: EntityManager,
  treatyKey: string,
  acts: readonly PackAct[],
  retire: boolean,
  now: Date,
): Promise<TableReport> {
  const heads = await em.query<StoredAct[]>(
    `SELECT id, pack_key, iso3, kind, acted_on::text, form, effective_on::text, source, retracted FROM treaty_act a
     WHERE treaty_key = $1 AND pack_key IS NOT NULL
       AND NOT EXISTS (SELECT FROM treaty_act later WHERE later.supersedes = a.id)`,
    [treatyKey],
  );
  const present = new Map(heads.map((head) => [head.pack_key, head]));
  const given = new Set(acts.map(({ packKey }) => packKey));
  const report: TableReport = {
    table: `treaty_act (${treatyKey})`,
    given: acts.length,
    inserted: 0,
    changed: 0,
    retired: 0,
    unchanged: 0,
  };
  const rows: object[] = [];
  for (const act of acts) {
    const head = present.get(act.packKey);
    if (head && saysTheSame(head, act)) {
      report.unchanged += 1;
      continue;
    }
    report[head ? 'changed' : 'inserted'] += 1;
    rows.push({
      id: randomUUID(),
      pack_key: act.packKey,
      iso3: act.iso3,
      kind: act.kind,
      acted_on: act.on,
      form: act.form,
      effective_on: act.effectiveOn,
      source: act.source,
      supersedes: head?.id ?? null,
      retracted: false,
    });
  }
  for (const head of retire ? heads : []) {
    if (head.retracted || given.has(head.pack_key)) continue;
    report.retired += 1;
    rows.push({ ...head, id: randomUUID(), supersedes: head.id, retracted: true });
  }
  await em.query(
    `INSERT INTO treaty_act (id, treaty_key, iso3, kind, acted_on, form, effective_on, source, pack_key, recorded_at, supersedes, retracted)
     SELECT id, $2, iso3, kind, acted_on, form, effective_on, source, pack_key, $3, supersedes, retracted
     FROM jsonb_populate_recordset(NULL::treaty_act, $1)`,
    [JSON.stringify(rows), treatyKey, now],
  );
  return report;
}

function saysTheSame(head: StoredAct, act: PackAct): boolean {
  return !head.retracted && head.acted_on === act.on && head.form === act.form && head.effective_on === act.effectiveOn;
}
