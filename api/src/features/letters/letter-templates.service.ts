import { Injectable, type OnModuleInit } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import sql, { empty, join } from 'sql-template-tag';
import { DataSource, type EntityManager } from 'typeorm';
import type { Page } from '@demarche/contracts/common';
import type { LetterDocumentView, LetterTemplateView } from '@demarche/contracts/letters';
import type { Actor } from '../../platform/access/actor.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { SubjectKinds } from '../../platform/audit/subject-kinds.js';
import { violatedConstraint } from '../../platform/database/constraint.js';
import { firstRow, rows, type Runner } from '../../platform/database/query.js';
import { Transactions } from '../../platform/database/transactions.js';
import { DomainError, invalidField, notFound, stale } from '../../platform/domain-error.js';
import { decodeCursor, isUuid, toPage } from '../../platform/paging.js';
import { todayOf } from '../people/post-expressions.js';
import { demandStates } from '../states/known-states.js';
import { TreatiesService } from '../states/treaties.service.js';
import { LetterComposerService } from './letter-composer.service.js';
import { LetterTemplateRecord } from './letter-template.entity.js';
import type {
  CreateLetterTemplateBody,
  LetterTemplatesQuery,
  UpdateLetterTemplateBody,
} from './letter-templates.dto.js';
import { demandMergeable } from './letter-text.js';
import { blankLetter } from './new-letter.js';

/** Texts to begin letters from. */
@Injectable()
export class LetterTemplatesService implements OnModuleInit {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly audit: AuditService,
    private readonly kinds: SubjectKinds,
    private readonly treaties: TreatiesService,
    private readonly composer: LetterComposerService,
  ) {}

  onModuleInit(): void {
    this.kinds.declare('letter_template', 'letter.read');
  }

  /** By name. */
  async list(query: LetterTemplatesQuery): Promise<Page<LetterTemplateView>> {
    const treaty = (await this.treaties.find(undefined)).key;
    const { form, language, after, limit } = query;
    const where = [
      sql`treaty_key = ${treaty}`,
      sql`retired_at IS NULL`,
      form ? sql`form = ${form}` : empty,
      language ? sql`language = ${language}` : empty,
      after === undefined ? empty : sql`(name, id) > (${join(decodeCursor(after, [() => true, isUuid]))})`,
    ].filter((condition) => condition !== empty);
    const found = await rows<LetterTemplateView>(
      this.db,
      sql`SELECT ${VIEW} FROM letter_template WHERE ${join(where, ' AND ')} ORDER BY name, id LIMIT ${limit + 1}`,
    );
    return toPage(
      found,
      limit,
      ({ name, id }) => [name, id],
      (view) => view,
    );
  }

  /** Throws 404 `letter_template.not_found`. */
  async one(id: string, db: Runner = this.db): Promise<LetterTemplateView> {
    const view = await firstRow<LetterTemplateView>(
      db,
      sql`SELECT ${VIEW} FROM letter_template WHERE id = ${id} AND retired_at IS NULL`,
    );
    if (!view) throw notFound('letter_template');
    return view;
  }

  /** How a letter from it would read today, to the Permanent Mission of any State. */
  async preview(actor: Actor, id: string, state: string | undefined): Promise<LetterDocumentView> {
    const { treaty, form, language, subject, body } = await this.one(id);
    if (state) await demandStates(this.db, [state], 'state');
    const letter = { ...blankLetter(actor, id, treaty), form, language, subject, body, state: state ?? null };
    return this.composer.view(this.db.manager, { postId: null, personId: null, ...letter }, todayOf(actor));
  }

  /** Throws 400 that names what is wrong with the text, 400 `letter_template.name_taken`. */
  async create(actor: Actor, body: CreateLetterTemplateBody): Promise<LetterTemplateView> {
    const treaty = (await this.treaties.find(undefined)).key;
    const text = { ...body, subject: body.subject ?? '' };
    demandMergeable(text);
    return this.transactions.run(async (em) => {
      const record = { ...text, id: randomUUID(), treaty, packKey: null, retiredAt: null, version: 1 };
      await uniquely(() => em.insert(LetterTemplateRecord, record));
      await this.record(em, actor, 'letter_template.added', null, record);
      return this.one(record.id, em);
    });
  }

  update(actor: Actor, id: string, { version, ...body }: UpdateLetterTemplateBody): Promise<LetterTemplateView> {
    return this.transactions.run(async (em) => {
      const before = await this.lock(em, id);
      demandMergeable({ ...before, ...body });
      await this.change(em, actor, before, version, 'letter_template.changed', body);
      return this.one(id, em);
    });
  }

  /** Letters that were begun from it keep their text. */
  retire(actor: Actor, id: string, version: number): Promise<void> {
    return this.transactions.run(async (em) => {
      const before = await this.lock(em, id);
      await this.change(em, actor, before, version, 'letter_template.retired', { retiredAt: actor.now });
    });
  }

  private async lock(em: EntityManager, id: string): Promise<LetterTemplateRecord> {
    const found = await em.findOne(LetterTemplateRecord, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!found || found.retiredAt) throw notFound('letter_template');
    if (found.packKey === null) return found;
    const message = 'This template comes with the treaty: make one of your own from it.';
    throw new DomainError('conflict', 'letter_template.of_pack', message);
  }

  private async change(
    em: EntityManager,
    actor: Actor,
    before: LetterTemplateRecord,
    version: number,
    action: string,
    change: Partial<LetterTemplateRecord>,
  ): Promise<void> {
    const { id } = before;
    const { affected } = await uniquely(() => em.update(LetterTemplateRecord, { id, version }, { ...change, id }));
    if (affected !== 1) throw stale();
    await this.record(em, actor, action, before, await em.findOneByOrFail(LetterTemplateRecord, { id }));
  }

  private record(
    em: EntityManager,
    actor: Actor,
    action: string,
    before: LetterTemplateRecord | null,
    after: LetterTemplateRecord,
  ): Promise<void> {
    return this.audit.record(em, actor, {
      action,
      subjectKind: 'letter_template',
      subjectId: after.id,
      before,
      after,
    });
  }
}

const VIEW = sql`id, treaty_key AS treaty, form, language, name, subject, body, pack_key IS NOT NULL AS "ofPack", version`;

async function uniquely<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violatedConstraint(error) !== 'ux_letter_template') throw error;
    throw invalidField('name', 'letter_template.name_taken', 'There is one of this name, form and language already.');
  }
}
