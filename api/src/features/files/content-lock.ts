import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/database/query.js';
import { away, storeAway } from './file-problem.js';
import { FileStore } from './store/file-store.js';

/**
 * Content is put before a row names it, and the sweep removes what no row names. Whoever writes a row holds the content until
 * the commit, whoever sweeps has it alone: so no row is committed whose content was swept a moment before.
 */
@Injectable()
export class ContentLock {
  constructor(private readonly store: FileStore) {}

  /** Throws 503 where it was swept since it was put: an orphan of days ago, sent again in that very moment. */
  async hold(em: EntityManager, sha256: string): Promise<void> {
    await rows(em, sql`SELECT pg_advisory_xact_lock_shared(hashtextextended(${keyOf(sha256)}, 0))`);
    const isThere = await this.store.has(sha256).catch((error: unknown) => {
      throw storeAway(error);
    });
    if (!isThere) throw away('file.store_away', 'The file was not kept. Nothing was saved; send it once more.');
  }

  /** Waits until nobody holds it. */
  async haveAlone(em: EntityManager, sha256: string): Promise<void> {
    await rows(em, sql`SELECT pg_advisory_xact_lock(hashtextextended(${keyOf(sha256)}, 0))`);
  }
}

const keyOf = (sha256: string): string => `content ${sha256}`;
