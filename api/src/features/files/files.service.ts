import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { type EntityManager, IsNull } from 'typeorm';
import type { Labelling } from '@demarche/domain/labels';
import type { Actor } from '../../platform/access/actor.js';
import type { Labelled } from '../../platform/access/labelled.js';
import { LabelsService } from '../../platform/access/labels.js';
import { AuditService, type SystemActor } from '../../platform/audit/audit.service.js';
import { rows } from '../../platform/database/query.js';
import { invalidField } from '../../platform/domain-error.js';
import { Attachment } from './attachment.entity.js';
import { ContentLock } from './content-lock.js';
import { attachable } from './files.queries.js';
import type { TakenFile } from './file-intake.service.js';

/** The record on which files hang: its table's name and its id. */
export interface Subject {
  kind: string;
  id: string;
}
type Attachable = Pick<Attachment, 'id' | 'subjectKind' | 'subjectId' | 'ownerId'>;

/**
 * What other features do with files, each in the transaction of its own write. A file that hangs on a record is as closed as
 * the record, neither more nor less: whoever labels the record anew says so here.
 */
@Injectable()
export class FilesService {
  private readonly forgettable = new Set<string>();

  constructor(
    private readonly labels: LabelsService,
    private readonly audit: AuditService,
    private readonly contents: ContentLock,
  ) {}

  /** Records of this kind may have to be forgotten: how their files are called is not written into the audit, which stays. */
  declareForgettable(kind: string): void {
    this.forgettable.add(kind);
  }

  /** Nothing is left of the files of a record but that there were some. Their contents are swept like any that no row names. */
  async forget(em: EntityManager, actor: Actor | SystemActor, subject: Subject): Promise<void> {
    for (const before of await filesOf(em, subject, 'gone too')) {
      await em.delete(Attachment, { id: before.id });
      await this.record(em, actor, 'file.forgotten', before, null);
    }
  }

  /** Writes the row of content that was taken in: on the record, or the actor's alone until a record takes it. */
  async keep(
    em: EntityManager,
    actor: Actor,
    taken: TakenFile,
    on?: { subject: Subject; labelling: Labelling; position?: number },
  ): Promise<Attachment> {
    await this.contents.hold(em, taken.sha256);
    const id = randomUUID();
    const attachment: Attachment = {
      id,
      ...taken,
      subjectKind: on?.subject.kind ?? null,
      subjectId: on?.subject.id ?? null,
      position: on?.position ?? 0,
      ownerId: actor.userId,
      demo: false,
      deletedAt: null,
      version: 1,
      createdAt: actor.now,
      updatedAt: actor.now,
      ...(on
        ? columnsOf(on.labelling)
        : await this.labels.create(em, actor, 'file.write', id, { label: 'restricted' })),
    };
    await em.insert(Attachment, attachment);
    await this.record(em, actor, 'file.kept', null, attachment);
    return attachment;
  }

  /**
   * Makes these the files of the record, in this order; those that hung on it besides are taken away. Throws 400 naming
   * `field` for one that is not the actor's, or that hangs on another record.
   */
  async attach(
    em: EntityManager,
    actor: Actor,
    ids: readonly string[],
    subject: Subject,
    labelling: Labelling,
    field: string,
  ): Promise<void> {
    const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
    const found = await rows<Attachable>(em, attachable(actor, wanted));
    ids.forEach((id, i) =>
      demandAttachable(
        actor,
        found.find((one) => one.id === id.toLowerCase()),
        subject,
        `${field}.${i}`,
      ),
    );
    await this.detach(em, actor, subject, wanted);
    for (const [position, id] of wanted.entries()) {
      const before = await em.findOneByOrFail(Attachment, { id });
      if (before.subjectId) await em.update(Attachment, { id }, { position });
      else await this.hang(em, actor, before, subject, labelling, position);
    }
  }

  /** The record was labelled anew. */
  async relabel(em: EntityManager, actor: Actor, subject: Subject, labelling: Labelling): Promise<void> {
    for (const before of await filesOf(em, subject)) {
      if (isLabelled(before, labelling)) continue;
      const after = { ...before, ...columnsOf(labelling), updatedAt: actor.now, version: before.version + 1 };
      await em.update(Attachment, { id: before.id }, after);
      await this.record(em, actor, 'file.relabelled', before, after);
    }
  }

  /** Takes away the files of a record, besides those that are `spared`: it was deleted, or does without them. */
  async detach(em: EntityManager, actor: Actor, subject: Subject, spared: readonly string[] = []): Promise<void> {
    for (const before of await filesOf(em, subject)) {
      if (!spared.includes(before.id)) await this.takeAway(em, actor, before, 'file.detached');
    }
  }

  /** It is seen nowhere from now on; its content is kept for a while. */
  async takeAway(em: EntityManager, actor: Actor, before: Attachment, action: string): Promise<void> {
    const after = { ...before, deletedAt: actor.now, updatedAt: actor.now, version: before.version + 1 };
    await em.update(Attachment, { id: before.id }, after);
    await this.record(em, actor, action, before, after);
  }

  private async hang(
    em: EntityManager,
    actor: Actor,
    loose: Attachment,
    subject: Subject,
    labelling: Labelling,
    position: number,
  ): Promise<void> {
    const after: Attachment = {
      ...loose,
      ...columnsOf(labelling),
      subjectKind: subject.kind,
      subjectId: subject.id,
      position,
      updatedAt: actor.now,
      version: loose.version + 1,
    };
    await em.update(Attachment, { id: loose.id }, after);
    // The list of its uploader alone has no one to open it to any more.
    await rows(em, sql`DELETE FROM access_list_member WHERE list_id = ${loose.id}`);
    // Told to the readers of the record: what the file was before concerns its uploader alone.
    await this.record(em, actor, 'file.attached', null, after);
  }

  private record(
    em: EntityManager,
    actor: Actor | SystemActor,
    action: string,
    before: Attachment | null,
    after: Attachment | null,
  ): Promise<void> {
    const file = after ?? before;
    return this.audit.record(em, actor, {
      action,
      subjectKind: 'attachment',
      subjectId: file?.id ?? null,
      before: before && this.told(before),
      after: after && this.told(after),
      ...(file && { labelling: file }),
    });
  }

  private told(file: Attachment): object {
    return this.forgettable.has(file.subjectKind ?? '') ? { ...file, name: undefined } : file;
  }
}

function demandAttachable(actor: Actor, file: Attachable | undefined, subject: Subject, field: string): void {
  const isOnIt = file?.subjectKind === subject.kind && file.subjectId === subject.id;
  if (isOnIt) return;
  if (file?.subjectId) {
    const message = 'This file hangs on another record: send it once more for this one.';
    throw invalidField(field, 'file.attached_elsewhere', message);
  }
  if (file?.ownerId !== actor.userId) throw invalidField(field, 'reference.unknown', 'There is no file with this id.');
}

function filesOf(
  em: EntityManager,
  { kind, id }: Subject,
  which: 'present' | 'gone too' = 'present',
): Promise<Attachment[]> {
  return em.find(Attachment, {
    where: { subjectKind: kind, subjectId: id, ...(which === 'present' && { deletedAt: IsNull() }) },
    order: { position: 'ASC', id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}

function isLabelled(file: Attachment, { label, caveats, lists }: Labelling): boolean {
  const told = [file.effectiveLabel, file.effectiveCaveats, file.accessLists];
  return JSON.stringify(told) === JSON.stringify([label, caveats, lists]);
}

function columnsOf({ label, caveats, lists }: Labelling): Labelled {
  return {
    label,
    caveats: [...caveats],
    effectiveLabel: label,
    effectiveCaveats: [...caveats],
    accessLists: [...lists],
  };
}
