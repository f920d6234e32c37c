/** Letters of ours as if a job had written them together: of those that are internal, the ones that meet `condition`. */
export const batchOf = (condition: string): string => `
  WITH batch AS (
    INSERT INTO letter_batch (id, treaty_key, name, form, status, done, total, job_id, queued_at, office_id, owner_id, label,
      caveats, effective_label, effective_caveats, access_lists, demo, created_at, updated_at)
    SELECT gen_random_uuid(), treaty_key, 'Signatories, before the meeting', 'note_verbale', 'made', 0, 0, gen_random_uuid(),
      created_at, office_id, owner_id, 'internal', '{}', 'internal', '{}', '{}', true, created_at, created_at
    FROM letter WHERE origin = 'own' AND course = 'outgoing' ORDER BY created_at DESC LIMIT 1 RETURNING id
  )
  UPDATE letter SET batch_id = (SELECT id FROM batch)
  WHERE origin = 'own' AND course = 'outgoing' AND effective_label = 'internal' AND ${condition}`;
