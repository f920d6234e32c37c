import { masked, visible } from './reader.ts';

export const heldOn = (a: string, day: string): string =>
  `(${a}.from_on <= ${day}::date AND (${a}.to_on IS NULL OR ${a}.to_on >= ${day}::date))`;

export const flag = `json_build_object('id', f.id, 'kind', f.kind, 'treaty', f.treaty_key,
  'state', (SELECT json_build_object('iso3', fs.iso3, 'name', fs.name) FROM state fs WHERE fs.iso3 = f.iso3),
  'evidence', f.evidence, 'source', f.source, 'from', f.from_on, 'to', f.to_on, 'version', f.version)`;

export const flags = (whose: string): string =>
  `(SELECT coalesce(json_agg(${flag} ORDER BY f.from_on DESC, f.id), '[]') FROM flag f WHERE ${whose})`;

/** When somebody was last heard of: met, or by a letter. */
export const heard = (whose: string): string => `GREATEST(
  (SELECT max(e.on_day) FROM engagement_person ep
     JOIN engagement e ON e.id = ep.engagement_id AND e.status = 'held' AND e.deleted_at IS NULL AND e.parent_id IS NULL
       AND ${visible('e')} AND NOT ${masked('e')}
     JOIN person met ON met.id = ep.person_id AND ${visible('met')} WHERE ep.${whose}),
  (SELECT max(CASE WHEN l.course = 'incoming' THEN l.on_day ELSE l.acknowledged_on END) FROM letter l
   WHERE l.${whose} AND l.deleted_at IS NULL AND l.status <> 'void' AND ${visible('l')} AND NOT ${masked('l')}))`;
