import { Injectable } from '@nestjs/common';
import sql, { join } from 'sql-template-tag';
import type { Actor } from '../../platform/access/actor.js';
import { rows, type Runner } from '../../platform/database/query.js';
import { mandatesOn, type SessionRow } from './sessions.queries.js';
import { actorOf } from './sessions.service.js';

type ReaderRow = Omit<SessionRow, 'session_id' | 'csrf_token' | 'acting_office_id' | 'seen_at'>;

/**
 * People as readers when they do not ask themselves: somebody to whom a task is given, somebody whom a job writes to. What
 * they may see follows from the offices they hold at `now`, as when they sign in.
 */
@Injectable()
export class ReadersService {
  /** By user id; accounts that were deactivated are absent. */
  async of(db: Runner, userIds: readonly string[], now: Date): Promise<Map<string, Actor>> {
    if (userIds.length === 0) return new Map();
    const found = await rows<ReaderRow>(
      db,
      sql`SELECT u.id AS user_id, u.name, u.email, u.zone, u.language, u.demo, ${mandatesOn(now)} AS mandates
          FROM app_user u WHERE u.id IN (${join([...userIds])}) AND u.active`,
    );
    const noSession = { session_id: '', csrf_token: '', acting_office_id: null, seen_at: now };
    return new Map(found.map((row) => [row.user_id, actorOf({ ...row, ...noSession }, '', now)]));
  }
}
