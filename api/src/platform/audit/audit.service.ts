import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import sql, { empty, type Sql } from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { effectiveOf, type Labelled } from '../access/labelled.js';
import { effectiveLabelling, type Labelling } from '@demarche/domain/labels';
import { rows } from '../database/query.js';
import { AuditSeals } from './audit-seals.service.js';

/** Who acts when no user asks: a job, the loader, somebody at the console. */
export interface SystemActor {
  readonly system: string;
  readonly requestId: string;
  readonly now: Date;
}

export interface AuditInput {
  /** In the past tense: `engagement.logged`. */
  action: string;
  subjectKind: string;
  subjectId: string | null;
  before?: object | null;
  after?: object | null;
  /** More of `after`, as an expression of an object in jsonb: what stands in other tables need not be fetched to be kept. */
  afterToo?: Sql;
  reason?: string | null;
  /** Of the subject at that moment; absent where it is not a labelled record. A stricter one in `before` goes on holding. */
  labelling?: EntryLabelling;
}

export type EntryLabelling = Pick<Labelled, 'effectiveLabel' | 'effectiveCaveats' | 'accessLists'>;

/** Of an entry that names several records: as closed as their labelling taken together. */
export function entryLabelling({ label, caveats, lists }: Labelling): EntryLabelling {
  return { effectiveLabel: label, effectiveCaveats: [...caveats], accessLists: [...lists] };
}

/** The append-only record of every write: called explicitly, in the transaction of the write itself. */
@Injectable()
export class AuditService {
  constructor(private readonly seals: AuditSeals) {}

  async record(em: EntityManager, actor: Actor | SystemActor, entry: AuditInput): Promise<void> {
    const who =
      'system' in actor
        ? { userId: null, officeId: null, name: actor.system }
        : { userId: actor.userId, officeId: actor.actingOfficeId, name: actor.name };
    const labelling = entry.labelling && labellingOf(entry.labelling, entry.before);
    const contents = [entry.before ?? null, entry.after ?? null];
    const [before, after] = await this.seals.seal(em, entry.subjectKind, entry.subjectId, contents);
    await rows(
      em,
      sql`INSERT INTO audit_entry (id, at, action, subject_kind, subject_id, actor_id, actor_name, office_id, request_id,
            reason, before, after, effective_label, effective_caveats, access_lists)
          VALUES (${randomUUID()}, ${actor.now}, ${entry.action}, ${entry.subjectKind}, ${entry.subjectId}, ${who.userId},
            ${who.name}, ${who.officeId}, ${actor.requestId}, ${entry.reason ?? null}, ${json(before)},
            ${json(after)}::jsonb${entry.afterToo ? sql` || ${entry.afterToo}` : empty}, ${labelling?.label ?? null}, ${labelling?.caveats ?? []}, ${labelling?.lists ?? []})`,
    );
  }
}

function json(value: object | null | undefined): string | null {
  return value ? JSON.stringify(value) : null;
}

/** What a record held before it was opened to more readers was not written for them. */
function labellingOf(after: EntryLabelling, before: object | null | undefined): Labelling {
  return effectiveLabelling(effectiveOf(after), before && isLabelled(before) ? [effectiveOf(before)] : []);
}

function isLabelled(value: object): value is EntryLabelling {
  return 'effectiveLabel' in value && 'effectiveCaveats' in value && 'accessLists' in value;
}
