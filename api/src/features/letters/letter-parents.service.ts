import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { Caveat, Label, Labelling } from '@demarche/domain/labels';
import { rows } from '../../platform/database/query.js';
import type { Letter } from './letter.entity.js';

/** What a letter inherits its label from: the letter it answers, its batch, the post and the person it goes to or comes from. */
@Injectable()
export class LetterParentsService {
  /** Whoever writes: a letter to somebody whom few may know of is for those few, for it names them. */
  async of(
    em: EntityManager,
    {
      answersId,
      postId,
      personId,
      batchId,
    }: Pick<Letter, 'answersId' | 'postId' | 'personId'> & Partial<Pick<Letter, 'batchId'>>,
  ): Promise<Labelling[]> {
    const found = await rows<{ label: Label; caveats: Caveat[]; lists: string[] }>(
      em,
      sql`SELECT effective_label AS label, effective_caveats AS caveats, access_lists AS lists FROM letter WHERE id = ${answersId}
          UNION ALL
          SELECT effective_label, effective_caveats, access_lists FROM letter_batch WHERE id = ${batchId ?? null}
          UNION ALL
          SELECT effective_label, effective_caveats, access_lists FROM post WHERE id = ${postId}
          UNION ALL
          SELECT effective_label, effective_caveats, access_lists FROM person WHERE id = ${personId}`,
    );
    return found;
  }
}
