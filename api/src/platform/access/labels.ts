import { Injectable } from '@nestjs/common';
import sql, { join } from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { AccessListInput, LabelInput } from '@demarche/contracts/common';
import {
  type Caveat,
  effectiveLabelling,
  isLowering,
  type Label,
  LABELS,
  type Labelling,
} from '@demarche/domain/labels';
import { mayWrite, type Permission, writableLabels } from '@demarche/domain/permissions';
import { rows } from '../database/query.js';
import { DomainError, invalidField } from '../domain-error.js';
import type { Actor } from './actor.js';
import type { Labelled } from './labelled.js';

/** Writes labels and the lists of restricted and caveated records. Every labelled feature creates and changes them here. */
@Injectable()
export class LabelsService {
  /** The labelling of a new record. Throws 403 `label.not_writable` where the actor's offices may not write at that level. */
  async create(
    em: EntityManager,
    actor: Actor,
    permission: Permission,
    id: string,
    input: LabelInput,
    parents: readonly Labelling[] = [],
  ): Promise<Labelled> {
    const label = input.label ?? defaultLabel(actor);
    const caveats = [...new Set(input.caveats ?? [])];
    const own = { label, caveats, lists: needsList(label, caveats) ? [id] : [] };
    this.demandWritable(actor, permission, effectiveLabelling(own, parents).label, true);
    if (own.lists.length > 0) await this.writeList(em, actor, id, actor.userId, input.access ?? {}, true);
    return columns(own, effectiveLabelling(own, parents));
  }

  /**
   * The labelling after a change of a record that the actor may read: its lists are then all theirs. Lowering takes the
   * owner and a reason.
   */
  async change(
    em: EntityManager,
    actor: Actor,
    permission: Permission,
    record: Labelled & { id: string; ownerId: string },
    input: LabelInput,
    parents: readonly Labelling[] = [],
  ): Promise<Labelled> {
    const before = { label: record.label, caveats: record.caveats, lists: [] };
    const label = input.label ?? record.label;
    const caveats = input.caveats ? [...new Set(input.caveats)] : record.caveats;
    const lowered = isLowering(before, { label, caveats });
    const opened = input.access !== undefined && needsList(record.label, record.caveats);
    if ((lowered || opened) && record.ownerId !== actor.userId) {
      throw new DomainError(
        'forbidden',
        'label.owner_only',
        'Only the owner of this record may open it to more readers.',
      );
    }
    if (lowered && !input.labelReason?.trim()) {
      throw invalidField('labelReason', 'label.reason_required', 'Say why the label is lowered.');
    }
    const own = { label, caveats, lists: needsList(label, caveats) ? [record.id] : [] };
    const effective = effectiveLabelling(own, parents);
    this.demandWritable(actor, permission, effective.label, true);
    const isNew = !needsList(record.label, record.caveats);
    if (own.lists.length > 0 && (isNew || input.access))
      await this.writeList(em, actor, record.id, record.ownerId, input.access ?? {}, isNew);
    return columns(own, effective);
  }

  /** Throws 403 where the actor's offices may not write records of this level. */
  demandWritable(actor: Actor, permission: Permission, label: Label, listed: boolean): void {
    if (mayWrite(actor.roles, permission, label, listed)) return;
    throw new DomainError(
      'forbidden',
      'label.not_writable',
      `The office you hold today does not write ${label} records.`,
      [
        {
          field: 'label',
          code: 'label.not_writable',
          message: `Choose one of: ${writableLabels(actor.roles).join(', ') || 'none'}.`,
        },
      ],
    );
  }

  /** Whoever created a record is on its list and stays on it, also when somebody else closes the record. */
  private async writeList(
    em: EntityManager,
    actor: Actor,
    listId: string,
    ownerId: string,
    access: AccessListInput,
    isNew: boolean,
  ): Promise<void> {
    const users = distinct([...(access.userIds ?? []), ownerId, actor.userId]);
    const offices = distinct(access.officeIds ?? []);
    await this.demandKnown(em, 'app_user', users, 'access.userIds');
    await this.demandKnown(em, 'office', offices, 'access.officeIds');
    // A list that begins anew owes nothing to an earlier one of the same record; break-glass outlives an edit.
    await rows(em, sql`DELETE FROM access_list_member WHERE list_id = ${listId} AND (${isNew} OR expires_at IS NULL)`);
    for (const userId of users) {
      await rows(
        em,
        sql`INSERT INTO access_list_member (list_id, user_id, added_by, added_at) VALUES (${listId}, ${userId}, ${actor.userId}, ${actor.now})`,
      );
    }
    for (const officeId of offices) {
      await rows(
        em,
        sql`INSERT INTO access_list_member (list_id, office_id, added_by, added_at) VALUES (${listId}, ${officeId}, ${actor.userId}, ${actor.now})`,
      );
    }
  }

  private async demandKnown(
    em: EntityManager,
    table: 'app_user' | 'office',
    ids: readonly string[],
    field: string,
  ): Promise<void> {
    if (ids.length === 0) return;
    const known =
      table === 'app_user'
        ? await rows<{ id: string }>(em, sql`SELECT id FROM app_user WHERE id IN (${join([...ids])})`)
        : await rows<{ id: string }>(em, sql`SELECT id FROM office WHERE id IN (${join([...ids])})`);
    const missing = ids.findIndex((id) => !known.some((row) => row.id === id));
    if (missing >= 0) throw invalidField(`${field}.${missing}`, 'reference.unknown', 'There is nobody with this id.');
  }
}

/** `internal`, or the strictest level the actor may write. */
function defaultLabel(actor: Actor): Label {
  const writable = writableLabels(actor.roles).filter((label): boolean => label !== 'restricted');
  return writable.includes('internal')
    ? 'internal'
    : (LABELS.findLast((label) => writable.includes(label)) ?? 'internal');
}

/** In the order given and as PostgreSQL writes them. */
function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids.map((id) => id.toLowerCase()))];
}

function needsList(label: Label, caveats: readonly Caveat[]): boolean {
  return label === 'restricted' || caveats.length > 0;
}

function columns(own: Labelling, effective: Labelling): Labelled {
  return {
    label: own.label,
    caveats: [...own.caveats],
    effectiveLabel: effective.label,
    effectiveCaveats: [...effective.caveats],
    accessLists: [...effective.lists],
  };
}
