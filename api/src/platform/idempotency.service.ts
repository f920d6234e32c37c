import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { Actor } from './access/actor.js';
import { firstRow } from './database/query.js';
import { DomainError, invalidField } from './domain-error.js';
import { isUuid } from './paging.js';

/**
 * Requests that name a key in the header `idempotency-key` make what they make once, however often they are sent. Keys are
 * each user's own: another user's are as good as unused.
 */
@Injectable()
export class Idempotency {
  /**
   * Takes the key for what is about to be made with the id `subjectId`, in the same transaction. Returns the id of what the
   * first request made where this one repeats it. Throws 409 `idempotency.mismatch` where the first asked for something else.
   * @param what the kind of request: `engagement`
   */
  async claim(
    em: EntityManager,
    actor: Actor,
    key: string | undefined,
    what: string,
    body: object,
    subjectId: string,
  ): Promise<string | undefined> {
    if (key === undefined) return undefined;
    if (!isUuid(key.toLowerCase())) {
      throw invalidField('idempotency-key', 'idempotency.invalid', 'The header idempotency-key is a UUID.');
    }
    const hash = createHash('sha256')
      .update(`${what} ${canonical(body)}`)
      .digest();
    // A first request still under way is waited for: its row decides.
    const taken = await firstRow(
      em,
      sql`INSERT INTO idempotency_key (user_id, key, request_hash, subject_id, created_at)
          VALUES (${actor.userId}, ${key}, ${hash}, ${subjectId}, ${actor.now}) ON CONFLICT DO NOTHING RETURNING key`,
    );
    if (taken) return undefined;
    const first = await firstRow<{ subject_id: string; request_hash: Buffer }>(
      em,
      sql`SELECT subject_id, request_hash FROM idempotency_key WHERE user_id = ${actor.userId} AND key = ${key}`,
    );
    if (!first?.request_hash.equals(hash)) {
      throw new DomainError(
        'conflict',
        'idempotency.mismatch',
        'This idempotency-key was used for another request. Take a new one for a new record.',
      );
    }
    return first.subject_id;
  }
}

/** The same text for the same values, in whatever order the fields came. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    item && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
