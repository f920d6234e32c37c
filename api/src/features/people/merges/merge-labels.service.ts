import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import { effectiveLabelling } from '@demarche/domain/labels';
import { effectiveOf } from '../../../platform/access/labelled.js';
import { firstRow } from '../../../platform/database/query.js';
import { DomainError } from '../../../platform/domain-error.js';
import type { Person } from '../person.entity.js';

/** What is known of the double goes to who is kept: nobody may come to read it by that. */
@Injectable()
export class MergeLabelsService {
  /** Throws 409 `merge.opens` where somebody may read `keep` who may not read `gone`. */
  async demandNoneOpened(em: EntityManager, keep: Person, gone: Person): Promise<void> {
    const [mine, both] = [effectiveOf(keep), effectiveLabelling(effectiveOf(keep), [effectiveOf(gone)])];
    const asClosed = both.label === mine.label && both.caveats.length === mine.caveats.length;
    if (asClosed && (await this.everyReaderOf(em, keep.accessLists, gone.accessLists))) return;
    throw new DomainError(
      'conflict',
      'merge.opens',
      'More people may read the one to be kept than the other. Keep the other one, or change the labels first.',
    );
  }

  /** Whether who stands on all of `these` lists stands on each of `those`: some list of these has no member beside it. */
  private async everyReaderOf(em: EntityManager, these: string[], those: string[]): Promise<boolean> {
    const open = await firstRow(
      em,
      sql`SELECT 1 FROM unnest(${those}::uuid[]) AS theirs (id) WHERE NOT EXISTS (
            SELECT FROM unnest(${these}::uuid[]) AS mine (id) WHERE NOT EXISTS (
              SELECT FROM access_list_member m WHERE m.list_id = mine.id AND m.expires_at IS NULL AND NOT EXISTS (
                SELECT FROM access_list_member t WHERE t.list_id = theirs.id AND t.expires_at IS NULL
                  AND t.user_id IS NOT DISTINCT FROM m.user_id AND t.office_id IS NOT DISTINCT FROM m.office_id)))`,
    );
    return open === undefined;
  }
}
