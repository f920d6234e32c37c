import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { LetterTemplate, LetterView } from '@demarche/contracts/letters';
import { isBeingWritten, statusAfter } from '@demarche/domain/letter-course';
import { USUAL_REPLY_WEEKS } from '@demarche/domain/letter-reference';
import type { Actor } from '../../platform/access/actor.js';
import { isRelabelled } from '../../platform/access/labelled.js';
import { LabelsService } from '../../platform/access/labels.js';
import { firstRow } from '../../platform/database/query.js';
import { Transactions } from '../../platform/database/transactions.js';
import { DomainError, invalidField } from '../../platform/domain-error.js';
import { Idempotency } from '../../platform/idempotency.service.js';
import { todayOf } from '../people/post-expressions.js';
import { TreatiesService } from '../states/treaties.service.js';
import { LetterAnswersService } from './letter-answers.service.js';
import type { CreateLetterBody, UpdateLetterBody } from './letter-bodies.dto.js';
import { LetterClockService } from './letter-clock.service.js';
import { LetterFilesService } from './letter-files.service.js';
import { LetterParentsService } from './letter-parents.service.js';
import { type LetterParties, LetterPartiesService } from './letter-parties.service.js';
import { demandMergeable, searchText } from './letter-text.js';
import { LetterWritesService } from './letter-writes.service.js';
import { Letter } from './letter.entity.js';
import { LettersService } from './letters.service.js';
import { blankLetter } from './new-letter.js';

/** What was cleared is what goes out: these are changed in a draft only. */
const WRITTEN = [
  'form',
  'state',
  'postId',
  'personId',
  'signatoryId',
  'signatoryTitle',
  'place',
  'language',
  'subject',
  'body',
  'asked',
  'enclosures',
  'attachmentIds',
] as const;

/** Writes letters of ours, and changes what may still be changed of any letter. */
@Injectable()
export class LetterDraftsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly labels: LabelsService,
    private readonly writes: LetterWritesService,
    private readonly parties: LetterPartiesService,
    private readonly parents: LetterParentsService,
    private readonly answers: LetterAnswersService,
    private readonly clock: LetterClockService,
    private readonly idempotency: Idempotency,
    private readonly files: LetterFilesService,
    private readonly letters: LettersService,
    private readonly treaties: TreatiesService,
  ) {}

  /** A repeated request with the same `key` answers with what the first one made, as it stands. */
  async create(actor: Actor, body: CreateLetterBody, key?: string): Promise<LetterView> {
    const treaty = (await this.treaties.find(undefined)).key;
    return this.transactions.run(async (em) => {
      const id = randomUUID();
      const made = await this.idempotency.claim(em, actor, key, 'letter', body, id);
      if (made) return this.letters.one(actor, made, em);
      const template = await this.template(em, treaty, body.templateId);
      const text = { subject: body.subject ?? template?.subject ?? '', body: body.body ?? template?.body ?? '' };
      demandMergeable(text);
      const answered = await this.answers.find(em, actor, body.answersId, 'outgoing');
      const today = todayOf(actor);
      const given = { ...body, postId: body.postId === undefined ? answered?.postId : body.postId };
      const parties = await this.parties.resolve(em, actor, given, today);
      const parents = await this.parents.of(em, { ...parties, answersId: answered?.id ?? null });
      const letter: Letter = {
        ...blankLetter(actor, id, treaty),
        ...(await this.labels.create(em, actor, 'letter.write', id, body, parents)),
        ...parties,
        ...text,
        folded: searchText(text),
        course: 'outgoing',
        status: 'draft',
        form: body.form ?? template?.form ?? 'note_verbale',
        language: body.language ?? template?.language ?? 'en',
        templateId: template?.id ?? null,
        signatoryTitle: body.signatoryTitle ?? null,
        place: body.place ?? null,
        asked: body.asked ?? {},
        enclosures: body.enclosures ?? [],
        theirRef: body.theirRef ?? answered?.theirRef ?? null,
        replyWeeks: body.replyWeeks === undefined ? USUAL_REPLY_WEEKS : body.replyWeeks,
        answersId: answered?.id ?? null,
        on: today,
      };
      await this.writes.insert(em, actor, letter, 'letter.drafted');
      await this.files.write(em, actor, letter, body.attachmentIds);
      return this.letters.one(actor, id, em);
    });
  }

  /** Throws 404 `letter.not_found`, 409 `version.stale`, 409 `letter.cleared` for the text of one that is no draft any more. */
  update(actor: Actor, id: string, body: UpdateLetterBody): Promise<LetterView> {
    return this.transactions.run(async (em) => {
      const before = await this.writes.lock(em, actor, id);
      await this.writes.demandAttribution(em, actor, before);
      const { version, labelReason, label, caveats, access, attachmentIds, ...content } = body;
      demandWritten(before, { ...content, attachmentIds });
      const text = { subject: body.subject ?? before.subject, body: body.body ?? before.body };
      const isOurs = before.course === 'outgoing' && before.origin === 'own';
      if (isOurs && (body.subject !== undefined || body.body !== undefined)) demandMergeable(text);
      const moves = ['state', 'postId', 'personId', 'signatoryId'].some((field) => field in content);
      const parties = moves ? await this.parties.resolve(em, actor, partiesAfter(before, body), before.on) : before;
      const letter = await this.writes.change(
        em,
        actor,
        before,
        version,
        'letter.edited',
        {
          ...content,
          ...(moves && parties),
          ...text,
          folded: searchText(text),
          ...(isBeingWritten(before) && { on: todayOf(actor) }),
          ...(await this.labelling(em, actor, before, { label, caveats, access, labelReason }, moves && parties)),
        },
        labelReason,
      );
      if (isRelabelled(before, letter)) await this.writes.relabelChildren(em, actor, letter);
      await this.files.write(em, actor, letter, attachmentIds);
      if (body.replyWeeks !== undefined) await this.clock.set(em, actor, letter);
      return this.letters.one(actor, id, em);
    });
  }

  /** A draft without a number leaves no trace in the register; what was numbered is voided. */
  discard(actor: Actor, id: string, version: number): Promise<void> {
    return this.transactions.run(async (em) => {
      const letter = await this.writes.lock(em, actor, id);
      await this.writes.demandAttribution(em, actor, letter);
      if (!statusAfter({ ...letter, numbered: letter.number !== null }, 'discard')) {
        throw new DomainError('conflict', 'letter.numbered', 'This letter is in the register: void it, with a reason.');
      }
      const gone = await this.writes.change(em, actor, letter, version, 'letter.discarded', { deletedAt: actor.now });
      await this.files.takeAway(em, actor, gone);
    });
  }

  private async template(em: EntityManager, treaty: string, id: string | undefined) {
    if (id === undefined) return undefined;
    const found = await firstRow<LetterTemplate & { id: string }>(
      em,
      sql`SELECT id, form, language, name, subject, body FROM letter_template
          WHERE id = ${id} AND treaty_key = ${treaty} AND retired_at IS NULL`,
    );
    if (!found) throw invalidField('templateId', 'reference.unknown', 'There is no template with this id.');
    return found;
  }

  /** A number once given tells its series, and that tells whether a letter is restricted. */
  private async labelling(
    em: EntityManager,
    actor: Actor,
    before: Letter,
    input: Pick<UpdateLetterBody, 'label' | 'caveats' | 'access' | 'labelReason'>,
    moved: LetterParties | false,
  ) {
    const isGiven = input.label !== undefined || input.caveats !== undefined || input.access !== undefined;
    if (!isGiven && !moved) return {};
    const parents = await this.parents.of(em, { ...before, ...moved });
    const after = await this.labels.change(em, actor, 'letter.write', before, input, parents);
    const crosses = (before.effectiveLabel === 'restricted') !== (after.effectiveLabel === 'restricted');
    if (before.number !== null && crosses) {
      throw new DomainError(
        'conflict',
        'letter.other_series',
        'Restricted letters are numbered in a series of their own: void this one and write it anew.',
        [{ field: 'label', code: 'letter.other_series', message: 'It has its number already.' }],
      );
    }
    return after;
  }
}

function demandWritten(letter: Letter, content: object): void {
  const isOurs = letter.course === 'outgoing' && letter.origin === 'own';
  const field = WRITTEN.find((name) => name in content && (content as Record<string, unknown>)[name] !== undefined);
  if (!field || (isOurs ? isBeingWritten(letter) : letter.status !== 'void')) return;
  const message = isOurs ? 'It is cleared: take the clearance back, then change it.' : 'It is void.';
  throw new DomainError('conflict', 'letter.cleared', message, [{ field, code: 'letter.cleared', message }]);
}

/** Another post has another State and another holder, unless they are said too. */
function partiesAfter(before: Letter, body: UpdateLetterBody) {
  const moved = body.postId !== undefined && body.postId !== before.postId;
  return {
    state: body.state !== undefined ? body.state : moved ? undefined : before.state,
    postId: body.postId !== undefined ? body.postId : before.postId,
    personId: body.personId !== undefined ? body.personId : moved ? undefined : before.personId,
    signatoryId: body.signatoryId !== undefined ? body.signatoryId : before.signatoryId,
  };
}
