import sql, { raw, type Sql } from 'sql-template-tag';
import { LABELS } from '@demarche/domain/labels';
import { mayWrite, type Permission } from '@demarche/domain/permissions';
import { instantText } from '../database/expressions.js';
import type { Actor } from './actor.js';

/**
 * Keys and values of `RecordDto` for `json_build_object`, of a labelled record that the reader may see (a restricted one is
 * therefore one on whose lists the reader stands).
 */
export function recordJson(actor: Actor, permission: Permission, alias: string): Sql {
  const a = raw(alias);
  const writable = LABELS.filter((label) => mayWrite(actor.roles, permission, label, true));
  return sql`'id', ${a}.id, 'label', ${a}.label, 'effectiveLabel', ${a}.effective_label,
    'caveats', to_json(${a}.effective_caveats), 'version', ${a}.version, 'demo', ${a}.demo,
    'createdAt', ${instantText(`${alias}.created_at`)}, 'updatedAt', ${instantText(`${alias}.updated_at`)},
    'mayWrite', ${a}.effective_label = ANY(${writable}::text[])`;
}
