import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { NoteView, NoteWritten } from '@demarche/contracts/notes';
import type { Caveat, Label, Labelling } from '@demarche/domain/labels';
import type { Actor } from '../../platform/access/actor.js';
import { LabelsService } from '../../platform/access/labels.js';
import { updateVersioned } from '../../platform/access/versioned.js';
import { visible } from '../../platform/access/visible.js';
import { firstRow } from '../../platform/database/query.js';
import { Transactions } from '../../platform/database/transactions.js';
import { DomainError, notFound } from '../../platform/domain-error.js';
import { NoteMentionsService } from './note-mentions.service.js';
import { Note } from './note.entity.js';
import type { ChangeNoteBody } from './notes.dto.js';
import { subjectOf, subjectThere } from './notes.queries.js';
import { NotesService } from './notes.service.js';

/** One's own notes: changed, taken back, and brought back. */
@Injectable()
export class NoteChangesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly labels: LabelsService,
    private readonly mentions: NoteMentionsService,
    private readonly notes: NotesService,
  ) {}

  change(actor: Actor, id: string, body: ChangeNoteBody): Promise<NoteWritten> {
    return this.transactions.run(async (em) => {
      const before = await this.lock(em, actor, id);
      if (body.text !== undefined) await this.mentions.demandKnown(em, body.text);
      const relabels = body.label !== undefined || body.caveats !== undefined || body.access !== undefined;
      const parents = relabels ? await this.parents(em, actor, before) : [];
      const after = await updateVersioned(em, actor, Note, before, body.version, {
        ...(body.text !== undefined && { text: body.text, editedAt: actor.now }),
        ...(relabels && (await this.labels.change(em, actor, 'note.write', before, body, parents))),
      });
      await this.notes.record(em, actor, 'note.changed', before, after, body.labelReason);
      const unheard = await this.mentions.tell(em, actor, after);
      return { note: await this.notes.one(actor, id, em), unheard };
    });
  }

  delete(actor: Actor, id: string, version: number): Promise<void> {
    return this.transactions.run(async (em) => {
      const before = await this.lock(em, actor, id);
      const after = await updateVersioned(em, actor, Note, before, version, { deletedAt: actor.now });
      await this.notes.record(em, actor, 'note.deleted', before, after);
    });
  }

  restore(actor: Actor, id: string, version: number): Promise<NoteView> {
    return this.transactions.run(async (em) => {
      const before = await this.lock(em, actor, id, 'deleted');
      const after = await updateVersioned(em, actor, Note, before, version, { deletedAt: null });
      await this.notes.record(em, actor, 'note.restored', before, after);
      return this.notes.one(actor, id, em);
    });
  }

  /** Throws 404 `note.not_found` for one that the actor may not see, as where there is none; 403 for somebody else's. */
  private async lock(
    em: EntityManager,
    actor: Actor,
    id: string,
    state: 'present' | 'deleted' = 'present',
  ): Promise<Note> {
    const there = state === 'present' ? sql`n.deleted_at IS NULL` : sql`n.deleted_at IS NOT NULL`;
    const found = await firstRow(
      em,
      sql`SELECT 1 FROM note n WHERE n.id = ${id} AND ${there} AND ${visible(actor, 'n')} AND ${subjectThere(actor)} FOR UPDATE OF n`,
    );
    if (!found) throw notFound('note');
    const note = await em.findOneByOrFail(Note, { id });
    this.labels.demandWritable(actor, 'note.write', note.effectiveLabel, true);
    if (note.ownerId !== actor.userId)
      throw new DomainError('forbidden', 'note.author_only', 'A note is changed by who wrote it.');
    return note;
  }

  private async parents(em: EntityManager, actor: Actor, { subjectKind, subjectId, iso3 }: Note): Promise<Labelling[]> {
    const subject = subjectOf(actor, subjectKind, iso3 ?? subjectId ?? '');
    const found = await firstRow<{ label: Label; caveats: Caveat[]; lists: string[] }>(em, subject);
    return found ? [found] : [];
  }
}
