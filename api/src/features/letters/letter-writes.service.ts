import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { Labelling } from '@demarche/domain/labels';
import { statusByEvents } from '@demarche/domain/letter-course';
import type { Actor } from '../../platform/access/actor.js';
import { effectiveOf, inheritedBy } from '../../platform/access/labelled.js';
import { LabelsService } from '../../platform/access/labels.js';
import { lockVisible, updateVersioned } from '../../platform/access/versioned.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { masked } from '../../platform/access/visible.js';
import { firstRow, rows } from '../../platform/database/query.js';
import { DomainError } from '../../platform/domain-error.js';
import { EngagementRecordsService } from '../engagements/engagement-records.service.js';
import { LetterFilesService } from './letter-files.service.js';
import { LetterParentsService } from './letter-parents.service.js';
import { Letter } from './letter.entity.js';

/** The statements behind every change of a letter, each with its audit row. All run in the caller's transaction. */
@Injectable()
export class LetterWritesService {
  constructor(
    private readonly labels: LabelsService,
    private readonly audit: AuditService,
    private readonly engagements: EngagementRecordsService,
    private readonly parents: LetterParentsService,
    private readonly files: LetterFilesService,
  ) {}

  /** The letter, locked. Throws 404 `letter.not_found` where there is none that the actor may see, 403 where it is read only. */
  async lock(em: EntityManager, actor: Actor, id: string): Promise<Letter> {
    const letter = await lockVisible(em, actor, Letter, id, 'letter');
    this.labels.demandWritable(actor, 'letter.write', letter.effectiveLabel, true);
    return letter;
  }

  /** Throws 403 where the Chatham House caveat masks from the actor who wrote to whom: who may not see that does not change it. */
  async demandAttribution(em: EntityManager, actor: Actor, { id }: Letter): Promise<void> {
    if (!(await firstRow(em, sql`SELECT 1 FROM letter l WHERE l.id = ${id} AND ${masked(actor, 'l')}`))) return;
    throw attributionMasked();
  }

  async insert(em: EntityManager, actor: Actor, letter: Letter, action: string): Promise<void> {
    await em.insert(Letter, letter);
    await this.record(em, actor, action, null, letter);
  }

  /** Throws 409 `version.stale` unless `version` is the present one. */
  async change(
    em: EntityManager,
    actor: Actor,
    before: Letter,
    version: number,
    action: string,
    change: Partial<Letter>,
    reason?: string,
  ): Promise<Letter> {
    const after = await updateVersioned(em, actor, Letter, before, version, change);
    await this.record(em, actor, action, before, after, reason);
    return after;
  }

  /**
   * An answer moves what it answers. Not a change of whoever is writing there, so its version stays; and the entry is as
   * closed as the answer: to who may not see it, none came.
   */
  async markReplied(em: EntityManager, actor: Actor, letter: Letter, answer: Letter): Promise<void> {
    const on = answer.receivedOn ?? answer.sentOn ?? answer.on;
    await rows(
      em,
      sql`UPDATE letter SET status = 'replied', replied_on = ${on}, replied_by = ${answer.id}, clock_task_id = NULL
          WHERE id = ${letter.id}`,
    );
    await this.audit.record(em, actor, {
      action: 'letter.replied',
      subjectKind: 'letter',
      subjectId: letter.id,
      before: { status: letter.status },
      after: { status: 'replied', repliedOn: on, repliedBy: answer.id },
      labelling: answer,
    });
  }

  /** What answered it was void. It stands where it would without; another answer that came meanwhile counts instead. */
  async unmarkReplied(em: EntityManager, actor: Actor, letter: Letter, answer: Letter): Promise<Letter> {
    const [other] = await rows<{ id: string; on_day: string }>(
      em,
      sql`SELECT id, on_day FROM letter WHERE answers_id = ${letter.id} AND id <> ${answer.id} AND deleted_at IS NULL
            AND status NOT IN ('draft', 'cleared', 'signed', 'void') ORDER BY on_day, id LIMIT 1`,
    );
    const acknowledged = letter.acknowledgedOn !== null;
    const status = statusByEvents({ course: letter.course, acknowledged, answered: other !== undefined });
    await rows(
      em,
      sql`UPDATE letter SET status = ${status}, replied_on = ${other?.on_day ?? null}, replied_by = ${other?.id ?? null}
          WHERE id = ${letter.id}`,
    );
    await this.audit.record(em, actor, {
      action: 'letter.reply_voided',
      subjectKind: 'letter',
      subjectId: letter.id,
      before: { status: letter.status, repliedBy: answer.id },
      after: { status, repliedBy: other?.id ?? null },
      labelling: answer,
    });
    return em.findOneByOrFail(Letter, { id: letter.id });
  }

  /** Labels anew what inherits from a letter: its files, its engagement, and the letters that answer it with what inherits from them. */
  async relabelChildren(em: EntityManager, actor: Actor, letter: Letter): Promise<void> {
    await this.files.relabel(em, actor, letter);
    if (letter.engagementId) await this.engagements.relabel(em, actor, letter.engagementId, effectiveOf(letter));
    const answers = await rows<{ id: string }>(
      em,
      sql`SELECT id FROM letter WHERE answers_id = ${letter.id} ORDER BY id FOR UPDATE`,
    );
    for (const { id } of answers) {
      const answer = await em.findOneByOrFail(Letter, { id });
      await this.relabel(em, actor, answer, await this.parents.of(em, answer));
    }
  }

  private async relabel(em: EntityManager, actor: Actor, letter: Letter, parents: readonly Labelling[]): Promise<void> {
    const { label, caveats, lists } = inheritedBy(letter, parents);
    await rows(
      em,
      sql`UPDATE letter SET effective_label = ${label}, effective_caveats = ${caveats}, access_lists = ${lists}
          WHERE id = ${letter.id}`,
    );
    const after = await em.findOneByOrFail(Letter, { id: letter.id });
    await this.record(em, actor, 'letter.relabelled', letter, after);
    await this.relabelChildren(em, actor, after);
  }

  private async record(
    em: EntityManager,
    actor: Actor,
    action: string,
    before: Letter | null,
    after: Letter,
    reason?: string,
  ): Promise<void> {
    await this.audit.record(em, actor, {
      action,
      subjectKind: 'letter',
      subjectId: after.id,
      before: before && forAudit(before),
      after: forAudit(after),
      reason: reason ?? null,
      labelling: after,
    });
  }
}

/** The composed letter follows from what stands beside it; whose answer came is told by an entry of its own. */
const FOLLOWS: ReadonlySet<string> = new Set(['document', 'subjectRead', 'repliedBy']);
function forAudit(letter: Letter): object {
  return Object.fromEntries(Object.entries(letter).filter(([field]) => !FOLLOWS.has(field)));
}

export function attributionMasked(): DomainError {
  return new DomainError(
    'forbidden',
    'letter.attribution_masked',
    'Who wrote to whom is masked from you: only who may see that reads the letter whole, or changes it.',
  );
}
