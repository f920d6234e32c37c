import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { DataSource } from 'typeorm';
import type { BreakGlassGrant, BreakGlassRequest } from '@demarche/contracts/audit';
import type { Caveat, Label } from '@demarche/domain/labels';
import type { Actor } from '../../platform/access/actor.js';
import { LabelledTables } from '../../platform/access/labelled-tables.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { rows } from '../../platform/database/query.js';
import { Transactions } from '../../platform/database/transactions.js';
import { notFound } from '../../platform/domain-error.js';
import { Effects } from '../../platform/effects.js';
import './break-glass-effects.js';
import { recordsReadByBreakGlass } from './break-glass.queries.js';

const LASTS_MS = 3_600_000;

/** An administrator reads one restricted record for an hour: with a reason, audited, and the owner is told. */
@Injectable()
export class BreakGlassService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly audit: AuditService,
    private readonly effects: Effects,
    private readonly tables: LabelledTables,
  ) {}

  /** Throws 404 `record.not_found` alike for no record and for one that is not restricted. */
  use(actor: Actor, { subjectKind, subjectId, reason }: BreakGlassRequest): Promise<BreakGlassGrant> {
    return this.transactions.run(async (em) => {
      const record = await this.tables.find(em, subjectKind, subjectId);
      if (record?.effectiveLabel !== 'restricted') throw notFound('record');
      const expiresAt = new Date(actor.now.getTime() + LASTS_MS);
      for (const listId of record.accessLists) {
        await rows(
          em,
          sql`DELETE FROM access_list_member WHERE list_id = ${listId} AND user_id = ${actor.userId} AND expires_at IS NOT NULL`,
        );
        await rows(
          em,
          sql`INSERT INTO access_list_member (list_id, user_id, expires_at, added_by, added_at)
              VALUES (${listId}, ${actor.userId}, ${expiresAt}, ${actor.userId}, ${actor.now})`,
        );
      }
      await this.audit.record(em, actor, {
        action: 'break_glass.used',
        subjectKind,
        subjectId,
        reason,
        after: { expiresAt },
        labelling: {
          effectiveLabel: record.effectiveLabel,
          effectiveCaveats: record.effectiveCaveats,
          accessLists: record.accessLists,
        },
      });
      const { ownerId } = record;
      await this.effects.emit(em, actor, 'break_glass.used', { subjectKind, subjectId, ownerId, reason, expiresAt });
      return { subjectKind, subjectId, expiresAt: expiresAt.toISOString() };
    });
  }

  /** Writes down which of the records in an answer were read by break-glass. `ids`: every UUID in it. */
  async recordReading(actor: Actor, path: string, ids: readonly string[]): Promise<void> {
    const labelling = await this.tables.labelling(sql`t.id = ANY(${ids}::uuid[])`);
    const read = await rows<ReadRecord>(this.db, recordsReadByBreakGlass(actor, labelling));
    if (read.length === 0) return;
    await this.transactions.run(async (em) => {
      for (const { kind, id, ...labels } of read) {
        await this.audit.record(em, actor, {
          action: 'break_glass.read',
          subjectKind: kind,
          subjectId: id,
          after: { path },
          labelling: labels,
        });
      }
    });
  }
}

interface ReadRecord {
  kind: string;
  id: string;
  effectiveLabel: Label;
  effectiveCaveats: Caveat[];
  accessLists: string[];
}
