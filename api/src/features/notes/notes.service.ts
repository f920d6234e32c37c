import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import type { Page } from '@demarche/contracts/common';
import type { NoteView, NoteWritten } from '@demarche/contracts/notes';
import type { Caveat, Label, Labelling } from '@demarche/domain/labels';
import type { NoteSubject } from '@demarche/domain/note';
import type { Actor } from '../../platform/access/actor.js';
import { LabelsService } from '../../platform/access/labels.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { firstRow, rows, type Runner } from '../../platform/database/query.js';
import { Transactions } from '../../platform/database/transactions.js';
import { notFound } from '../../platform/domain-error.js';
import { toPage } from '../../platform/paging.js';
import { NoteMentionsService } from './note-mentions.service.js';
import { Note } from './note.entity.js';
import type { NotesQuery, WriteNoteBody } from './notes.dto.js';
import { noteById, type NoteRow, notesPage, subjectOf } from './notes.queries.js';

/** Notes of a record, read and written. */
@Injectable()
export class NotesService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly labels: LabelsService,
    private readonly audit: AuditService,
    private readonly mentions: NoteMentionsService,
  ) {}

  /** Throws 404 `note_subject.not_found` for a record that the reader may not see, as where there is none. */
  async list(actor: Actor, query: NotesQuery): Promise<Page<NoteView>> {
    await this.subject(this.db, actor, query.subjectKind, query.subjectId);
    const found = await rows<NoteRow>(this.db, notesPage(actor, query));
    return toPage(
      found,
      query.limit,
      (row) => [row.at, row.id],
      (row) => row.view,
    );
  }

  /** Throws 404 `note.not_found`. */
  async one(actor: Actor, id: string, db: Runner = this.db): Promise<NoteView> {
    const row = await firstRow<NoteRow>(db, noteById(actor, id));
    if (!row) throw notFound('note');
    return row.view;
  }

  write(actor: Actor, body: WriteNoteBody): Promise<NoteWritten> {
    return this.transactions.run(async (em) => {
      const { subjectKind, subjectId, text } = body;
      const parent = await this.subject(em, actor, subjectKind, subjectId);
      await this.mentions.demandKnown(em, text);
      const id = randomUUID();
      const isState = subjectKind === 'state';
      const note: Note = {
        id,
        subjectKind,
        subjectId: isState ? null : subjectId.toLowerCase(),
        iso3: isState ? subjectId.toUpperCase() : null,
        text,
        ownerId: actor.userId,
        editedAt: null,
        demo: false,
        deletedAt: null,
        version: 1,
        createdAt: actor.now,
        updatedAt: actor.now,
        ...(await this.labels.create(em, actor, 'note.write', id, body, [parent])),
      };
      await em.insert(Note, note);
      await this.record(em, actor, 'note.written', null, note);
      const unheard = await this.mentions.tell(em, actor, note);
      return { note: await this.one(actor, id, em), unheard };
    });
  }

  async record(
    em: EntityManager,
    actor: Actor,
    action: string,
    before: Note | null,
    after: Note,
    reason?: string,
  ): Promise<void> {
    const entry = { action, subjectKind: 'note', subjectId: after.id, before, after, labelling: after };
    await this.audit.record(em, actor, { ...entry, reason: reason ?? null });
  }

  private async subject(db: Runner, actor: Actor, kind: NoteSubject, id: string): Promise<Labelling> {
    const found = await firstRow<{ label: Label; caveats: Caveat[]; lists: string[] }>(db, subjectOf(actor, kind, id));
    if (!found) throw notFound('note_subject');
    return found;
  }
}
