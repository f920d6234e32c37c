import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AuditEntryView } from '@demarche/contracts/audit';
import type { Page } from '@demarche/contracts/common';
import type { Actor } from '../../platform/access/actor.js';
import { LabelledTables } from '../../platform/access/labelled-tables.js';
import { AuditSeals } from '../../platform/audit/audit-seals.service.js';
import { SubjectKinds } from '../../platform/audit/subject-kinds.js';
import { rows } from '../../platform/database/query.js';
import { DomainError, notFound } from '../../platform/domain-error.js';
import { decodeCursor, isInstant, isUuid, toPage } from '../../platform/paging.js';
import { auditorSight, auditPage, type AuditRow, kindsOf, OF_ENTRY, readerSight } from './audit.queries.js';
import type { AuditQuery } from './audit.dto.js';

@Injectable()
export class AuditReader {
  constructor(
    private readonly db: DataSource,
    private readonly tables: LabelledTables,
    private readonly kinds: SubjectKinds,
    private readonly seals: AuditSeals,
  ) {}

  /**
   * The audit, latest first. Throws 403 `audit.subject_required` where somebody who is no auditor names no record, 404
   * `record.not_found` for a record that is not theirs to read, or is none.
   */
  async list(actor: Actor, query: AuditQuery): Promise<Page<AuditEntryView>> {
    const audits = actor.permissions.has('audit.read');
    const subject = query.subject?.toLowerCase();
    const found = await rows<AuditRow>(
      this.db,
      auditPage(audits ? auditorSight(actor) : readerSight(actor), await this.tables.labelling(OF_ENTRY), {
        ...query,
        subject,
        kinds: audits ? undefined : await this.openKinds(actor, subject),
        after: query.after === undefined ? undefined : decodeCursor(query.after, [isInstant, isUuid]),
      }),
    );
    // Whose content is closed to the reader is not opened for them either.
    const entries = await this.seals.open(
      this.db,
      found.map((row) => (row.open ? row : { ...row, before: null, after: null })),
    );
    return toPage(entries, query.limit, (row) => [row.at.toISOString(), row.id], view);
  }

  private async openKinds(actor: Actor, subject: string | undefined): Promise<string[]> {
    if (subject === undefined) {
      const message = 'Name the record whose history you want to see.';
      throw new DomainError('forbidden', 'audit.subject_required', message, [
        { field: 'subject', code: 'audit.subject_required', message },
      ]);
    }
    const written = await rows<{ kind: string }>(this.db, kindsOf(subject));
    const declared = this.kinds.openTo(actor.permissions).filter((kind) => written.some((row) => row.kind === kind));
    const open = [...(await this.tables.visibleKinds(actor, subject)), ...declared];
    if (open.length === 0) throw notFound('record');
    return open;
  }
}

function view(row: AuditRow): AuditEntryView {
  return {
    id: row.id,
    at: row.at.toISOString(),
    action: row.action,
    subjectKind: row.subject_kind,
    subjectId: row.told ? row.subject_id : null,
    actor: row.named ? { id: row.actor_id, name: row.actor_name } : null,
    office: row.named && row.office_id && row.office_name ? { id: row.office_id, name: row.office_name } : null,
    requestId: row.request_id,
    reason: row.open ? row.reason : null,
    before: row.open ? row.before : null,
    after: row.open ? row.after : null,
    withheld: !row.open,
  };
}
