import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import type { FileView } from '@demarche/contracts/files';
import type { Actor } from '../../platform/access/actor.js';
import { LabelsService } from '../../platform/access/labels.js';
import { lockVisible } from '../../platform/access/versioned.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { firstRow, type Runner } from '../../platform/database/query.js';
import { Transactions } from '../../platform/database/transactions.js';
import { DomainError, notFound, stale } from '../../platform/domain-error.js';
import { Attachment } from './attachment.entity.js';
import { FileIntake } from './file-intake.service.js';
import { storeAway } from './file-problem.js';
import { fileById, type FileRow } from './files.queries.js';
import { FilesService } from './files.service.js';
import type { Spooled } from './spool.js';
import { FileStore } from './store/file-store.js';

/** Files as people send, read and take back them. */
@Injectable()
export class OwnFilesService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly labels: LabelsService,
    private readonly audit: AuditService,
    private readonly intake: FileIntake,
    private readonly files: FilesService,
    private readonly store: FileStore,
  ) {}

  /** The content is in the store before the transaction begins, which only looks once more whether it is there. */
  async upload(actor: Actor, name: string, spooled: Spooled): Promise<FileView> {
    const taken = await this.intake.takeSpooled(name, spooled);
    return this.transactions.run(async (em) => {
      const { id } = await this.files.keep(em, actor, taken);
      return this.one(actor, id, em);
    });
  }

  /** Throws 404 `file.not_found`. */
  async one(actor: Actor, id: string, db: Runner = this.db): Promise<FileView> {
    const row = await firstRow<FileRow>(db, fileById(actor, id));
    if (!row) throw notFound('file');
    return row.view;
  }

  /** Throws 404 `file.not_found`, 503 where the content cannot be reached. Reading a restricted file is written down. */
  async content(actor: Actor, id: string): Promise<{ view: FileView; content: Readable }> {
    const view = await this.one(actor, id);
    const content = await this.store.open(view.sha256).catch((error: unknown) => {
      throw storeAway(error);
    });
    try {
      if (view.effectiveLabel === 'restricted') await this.recordReading(actor, id);
    } catch (error) {
      content.destroy();
      throw error;
    }
    return { view, content };
  }

  /** One that hangs on nothing. Throws 409 `file.attached` for any other: its record is told to do without it. */
  delete(actor: Actor, id: string, version: number): Promise<void> {
    return this.transactions.run(async (em) => {
      const before = await lockVisible(em, actor, Attachment, id, 'file');
      this.labels.demandWritable(actor, 'file.write', before.effectiveLabel, true);
      if (before.subjectId)
        throw new DomainError('conflict', 'file.attached', 'This file hangs on a record: take it off there.');
      if (before.version !== version) throw stale();
      await this.files.takeAway(em, actor, before, 'file.deleted');
    });
  }

  private recordReading(actor: Actor, id: string): Promise<void> {
    return this.transactions.run(async (em) => {
      const labelling = await em.findOneByOrFail(Attachment, { id });
      const entry = { action: 'file.read', subjectKind: 'attachment', subjectId: id, labelling };
      await this.audit.record(em, actor, entry);
    });
  }
}
