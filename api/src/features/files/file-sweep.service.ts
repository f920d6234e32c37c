import { Injectable, Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { DataSource, type EntityManager } from 'typeorm';
import { TAKEN_AWAY_DAYS, UNATTACHED_DAYS } from '@demarche/domain/file-kind';
import { AuditService, type SystemActor } from '../../platform/audit/audit.service.js';
import { Clock } from '../../platform/clock.js';
import { firstRow, rows } from '../../platform/database/query.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Attachment } from './attachment.entity.js';
import { ContentLock } from './content-lock.js';
import { Spool } from './spool.js';
import { FileStore } from './store/file-store.js';

const DAY_MS = 86_400_000;
const AT_ONCE = 500;

export interface Swept {
  /** Uploads that no record took within days. */
  expired: number;
  /** Contents that no row names. */
  contents: number;
  /** What processes that were killed left half received. */
  unfinished: number;
}

/** Clears away what nobody will ask for. Any number of processes may do it at once. */
@Injectable()
export class FileSweepService {
  private readonly log = new Logger('FileSweep');

  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly contents: ContentLock,
    private readonly store: FileStore,
    private readonly spool: Spool,
  ) {}

  async sweep(): Promise<Swept> {
    const now = this.clock.now();
    const yesterday = new Date(now.getTime() - DAY_MS);
    const expired = await this.expireLoose(now);
    const contents = await this.removeOrphans(now, yesterday);
    const unfinished = await this.spool.sweep(yesterday);
    const swept = { expired, contents, unfinished };
    if (expired + contents + unfinished > 0) this.log.log(swept);
    return swept;
  }

  private expireLoose(now: Date): Promise<number> {
    const actor: SystemActor = { system: 'file-sweep', requestId: randomUUID(), now };
    const since = new Date(now.getTime() - UNATTACHED_DAYS * DAY_MS);
    return this.transactions.run(async (em) => {
      const ids = await rows<{ id: string }>(em, looseBefore(since));
      for (const { id } of ids) {
        const before = await em.findOneByOrFail(Attachment, { id });
        const after = { ...before, deletedAt: now, updatedAt: now, version: before.version + 1 };
        await em.update(Attachment, { id }, after);
        const entry = { action: 'file.expired', subjectKind: 'attachment', subjectId: id };
        await this.audit.record(em, actor, { ...entry, before, after, labelling: after });
      }
      return ids.length;
    });
  }

  private async removeOrphans(now: Date, yesterday: Date): Promise<number> {
    let removed = 0;
    let hashes: string[] = [];
    const removeUnnamed = async (): Promise<void> => {
      for (const { sha256 } of await rows<{ sha256: string }>(this.db, unnamed(hashes, now))) {
        if (await this.transactions.run((em) => this.removeOrphan(em, sha256, now))) removed += 1;
      }
      hashes = [];
    };
    for await (const { sha256 } of this.store.list(yesterday)) {
      hashes.push(sha256);
      if (hashes.length === AT_ONCE) await removeUnnamed();
    }
    await removeUnnamed();
    return removed;
  }

  /** Alone with the content, looks once more whether a row came to name it. */
  private async removeOrphan(em: EntityManager, sha256: string, now: Date): Promise<boolean> {
    await this.contents.haveAlone(em, sha256);
    if (!(await firstRow(em, unnamed([sha256], now)))) return false;
    await this.store.remove(sha256);
    return true;
  }
}

const looseBefore = (since: Date) => sql`SELECT a.id FROM attachment a
  WHERE a.subject_id IS NULL AND a.deleted_at IS NULL AND a.created_at < ${since} ORDER BY a.created_at LIMIT ${AT_ONCE}
  FOR UPDATE SKIP LOCKED`;

/** Those of the hashes that no file stands on, nor one that was taken away lately. */
function unnamed(hashes: readonly string[], now: Date) {
  const since = new Date(now.getTime() - TAKEN_AWAY_DAYS * DAY_MS);
  return sql`SELECT given.sha256 FROM unnest(${[...hashes]}::text[]) AS given (sha256)
    WHERE NOT EXISTS (SELECT 1 FROM attachment a
      WHERE a.sha256 = given.sha256 AND (a.deleted_at IS NULL OR a.deleted_at > ${since}))`;
}
