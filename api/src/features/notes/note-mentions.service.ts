import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { UserRef } from '@demarche/contracts/common';
import { MAX_MENTIONS, mentionsIn } from '@demarche/domain/note';
import type { Actor } from '../../platform/access/actor.js';
import { visible } from '../../platform/access/visible.js';
import { firstRow, rows } from '../../platform/database/query.js';
import { invalidField } from '../../platform/domain-error.js';
import { Effects } from '../../platform/effects.js';
import { ReadersService } from '../users/readers.service.js';
import type { Note } from './note.entity.js';
import './note-effects.js';
import { subjectThere } from './notes.queries.js';

/** Tells those whom a note mentions, each once, and only who sees it. */
@Injectable()
export class NoteMentionsService {
  constructor(
    private readonly readers: ReadersService,
    private readonly effects: Effects,
  ) {}

  /** Throws 400 naming `text` where somebody is mentioned whom nobody knows, or a crowd. */
  async demandKnown(em: EntityManager, text: string): Promise<void> {
    const ids = mentionsIn(text);
    if (ids.length > MAX_MENTIONS)
      throw invalidField('text', 'note.too_many_mentions', `Mention at most ${MAX_MENTIONS} people.`);
    const known = await rows(em, sql`SELECT 1 FROM app_user u WHERE u.id = ANY(${ids}::uuid[])`);
    if (known.length < ids.length)
      throw invalidField('text', 'reference.unknown', 'Somebody is mentioned who has no account here.');
  }

  /**
   * Notes who is mentioned, and tells those who were not told before. Returns who is not told, for they do not see the note: no
   * more than that, and the same for who has left.
   */
  async tell(em: EntityManager, actor: Actor, note: Note): Promise<UserRef[]> {
    const ids = mentionsIn(note.text);
    const others = ids.filter((id) => id !== actor.userId);
    const seeing = await this.seeing(em, actor, note.id, others);
    const fresh: string[] = [];
    for (const userId of ids) {
      const isNew = await firstRow(
        em,
        sql`INSERT INTO note_mention (note_id, user_id) VALUES (${note.id}, ${userId}) ON CONFLICT DO NOTHING RETURNING user_id`,
      );
      if (isNew && seeing.includes(userId)) fresh.push(userId);
    }
    if (fresh.length > 0) await this.effects.emit(em, actor, 'note.mentioned', { noteId: note.id, userIds: fresh });
    return rows<UserRef>(
      em,
      sql`SELECT u.id, u.name FROM app_user u WHERE u.id = ANY(${others.filter((id) => !seeing.includes(id))}::uuid[])
          ORDER BY u.name, u.id`,
    );
  }

  private async seeing(em: EntityManager, actor: Actor, noteId: string, userIds: readonly string[]): Promise<string[]> {
    const seeing: string[] = [];
    for (const reader of (await this.readers.of(em, userIds, actor.now)).values()) {
      const statement = sql`SELECT 1 FROM note n WHERE n.id = ${noteId} AND ${visible(reader, 'n')} AND ${subjectThere(reader)}`;
      if (reader.permissions.has('note.read') && (await firstRow(em, statement))) seeing.push(reader.userId);
    }
    return seeing;
  }
}
