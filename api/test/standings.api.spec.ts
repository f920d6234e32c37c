import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '@demarche/domain/dates';
import { isInForce, standingAt, standings } from '@demarche/domain/treaty';
import { standingActs, type TreatyAct } from '@demarche/domain/treaty-acts';
import type { TreatyRules } from '@demarche/domain/treaty-rules';
import { createDatabase, type TestDatabase } from './database.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await createDatabase();
});
afterAll(() => db.drop());

interface Told {
  iso3: string;
  status: string;
  since: string | null;
  inForceOn: string | null;
  leavingOn: string | null;
  inForce: boolean;
}

describe.each(['ccm', 'apmbc', 'att'])('standings of %s in the database', (treatyKey) => {
  it('are what the domain derives, for every State on every day an act happened and the days around', async () => {
    const [treaty] = await db.owner.query<{ rules: TreatyRules; in_force_on: string }[]>(
      'SELECT rules, in_force_on::text FROM treaty WHERE key = $1',
      [treatyKey],
    );
    const states = await db.owner.query<{ iso3: string; acts: TreatyAct[] }[]>(
      `SELECT s.iso3, coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'on', a.acted_on,
         'effectiveOn', a.effective_on, 'recordedAt', a.recorded_at, 'supersedes', a.supersedes,
         'retracted', a.retracted)) FILTER (WHERE a.id IS NOT NULL), '[]') AS acts
       FROM state s LEFT JOIN treaty_act a ON a.iso3 = s.iso3 AND a.treaty_key = $1 GROUP BY s.iso3 ORDER BY s.iso3`,
      [treatyKey],
    );
    const acts = states.flatMap((state) => state.acts);
    const happened = acts.flatMap(({ on, effectiveOn }) => (effectiveOn === null ? [on] : [on, effectiveOn]));
    const days = [...new Set([treaty?.in_force_on ?? '', ...happened])].flatMap((day) => [
      addDays(day, -1),
      day,
      addDays(day, 1),
    ]);
    expect(days.length).toBeGreaterThan(200);
    const derived = states.map(({ iso3, acts: own }) => ({
      iso3,
      steps: standings(standingActs(own), treaty?.rules as TreatyRules, treaty?.in_force_on ?? null),
    }));
    const told = await db.owner.query<{ day: string; states: Told[] }[]>(
      `SELECT day::text, jsonb_agg(jsonb_build_object('iso3', st.iso3, 'status', st.status, 'since', st.since,
         'inForceOn', st.in_force_on, 'leavingOn', st.leaving_on,
         'inForce', st.status = 'party' AND coalesce(st.in_force_on <= day, false)) ORDER BY st.iso3) AS states
       FROM unnest($2::date[]) AS day
       JOIN treaty_standing st ON st.treaty_key = $1 AND st.from_on <= day AND (st.to_on IS NULL OR st.to_on > day)
       GROUP BY day`,
      [treatyKey, [...new Set(days)]],
    );
    expect(told).toHaveLength(new Set(days).size);
    for (const { day, states: rows } of told) {
      expect({ day, rows }).toEqual({
        day,
        rows: derived.map(({ iso3, steps }): Told => {
          const standing = standingAt(steps, day);
          const { status, since, inForceOn, leavingOn } = standing;
          return { iso3, status, since, inForceOn, leavingOn, inForce: isInForce(standing, day) };
        }),
      });
    }
  });
});
