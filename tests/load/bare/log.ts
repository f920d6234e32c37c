import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { fold } from '@demarche/domain/fold';
import { ENGAGEMENT } from './engagements.ts';
import { MINE, type Reader, readerValues } from './reader.ts';

interface Contact {
  kind: string;
  on: string;
  states: string[];
  title: string;
  summary: string;
  label: string;
}

/** Logs a contact that was held: the record, its State, our person, and the entry of the audit, in one transaction. */
export async function logContact(pool: Pool, reader: Reader, body: Contact) {
  const client = await pool.connect();
  const run = (name: string, text: string, values: unknown[]) =>
    client.query<{ view: unknown }>({ name, text, values });
  try {
    const [id, now] = [randomUUID(), new Date()];
    const folded = fold([body.title, body.summary].join(' '));
    await client.query('BEGIN');
    await run('log', LOG, [
      id,
      body.kind,
      body.on,
      body.title,
      body.summary,
      folded,
      reader.officeId,
      reader.userId,
      body.label,
      now,
    ]);
    await run('log-states', STATES, [id, body.kind, body.on, body.label, body.states]);
    await run('log-our-person', OUR_PERSON, [id, reader.userId, reader.officeId]);
    const after = JSON.stringify(auditedAs(reader, id, now, body));
    await run('log-audit', AUDIT, [
      randomUUID(),
      now,
      id,
      reader.userId,
      reader.name,
      reader.officeId,
      randomUUID(),
      after,
      body.label,
    ]);
    const { rows } = await run('log-view', VIEW, [...readerValues(reader), id]);
    await client.query('COMMIT');
    return { engagement: rows[0]?.view, followUpTaskId: null, overlaps: [] };
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

const LOG = `INSERT INTO engagement (id, treaty_key, kind, status, on_day, title, summary, folded, office_id, owner_id, label,
    caveats, effective_label, effective_caveats, access_lists, created_at, updated_at)
  VALUES ($1, 'ccm', $2, 'held', $3, $4, $5, $6, $7, $8, $9, '{}', $9, '{}', '{}', $10, $10)`;
const STATES = `INSERT INTO engagement_state (engagement_id, iso3, position, treaty_key, kind, status, on_day, is_contact,
    effective_label, effective_caveats, access_lists)
  SELECT $1, given.iso3, given.position, 'ccm', $2, 'held', $3::date, true, $4, '{}', '{}'
  FROM unnest($5::text[]) WITH ORDINALITY AS given (iso3, position)`;
const OUR_PERSON = `INSERT INTO engagement_our_person (engagement_id, user_id, office_id, position) VALUES ($1, $2, $3, 1)`;
const AUDIT = `INSERT INTO audit_entry (id, at, action, subject_kind, subject_id, actor_id, actor_name, office_id, request_id,
    after, effective_label, effective_caveats, access_lists)
  VALUES ($1, $2, 'engagement.logged', 'engagement', $3, $4, $5, $6, $7, $8, $9, '{}', '{}')`;
const VIEW = `${MINE} SELECT ${ENGAGEMENT} AS view FROM engagement e WHERE e.id = $4`;

/** The record as the audit of the product keeps it. */
function auditedAs(reader: Reader, id: string, now: Date, { kind, on, title, summary, label, states }: Contact) {
  return {
    ...{
      id,
      treaty: 'ccm',
      kind,
      status: 'held',
      on,
      time: null,
      zone: null,
      title,
      place: null,
      summary,
      outcome: null,
    },
    ...{
      officeId: reader.officeId,
      ownerId: reader.userId,
      followUpTaskId: null,
      demo: false,
      deletedAt: null,
      version: 1,
    },
    ...{
      createdAt: now,
      updatedAt: now,
      label,
      caveats: [],
      effectiveLabel: label,
      effectiveCaveats: [],
      accessLists: [],
    },
    ...{ folded: fold([title, summary].join(' ')), states, peopleMet: [] },
    ...{ ourPeople: [{ userId: reader.userId, officeId: reader.officeId }], organisations: [] },
  };
}
