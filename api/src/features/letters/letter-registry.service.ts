import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { LetterView } from '@demarche/contracts/letters';
import type { Actor } from '../../platform/access/actor.js';
import { LabelsService } from '../../platform/access/labels.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Idempotency } from '../../platform/idempotency.service.js';
import { TreatiesService } from '../states/treaties.service.js';
import { LetterAnswersService } from './letter-answers.service.js';
import type { RegisterIncomingBody, RegisterOfOthersBody } from './letter-bodies.dto.js';
import { LetterContactsService } from './letter-contacts.service.js';
import { LetterFilesService } from './letter-files.service.js';
import { LetterParentsService } from './letter-parents.service.js';
import { demandPast } from './letter-days.js';
import { LetterPartiesService } from './letter-parties.service.js';
import { searchText } from './letter-text.js';
import { LetterWritesService } from './letter-writes.service.js';
import type { Letter } from './letter.entity.js';
import { LettersService } from './letters.service.js';
import { blankLetter } from './new-letter.js';

/** Registers letters that others wrote: those to us, and those of the depositary and of partners to States. */
@Injectable()
export class LetterRegistryService {
  constructor(
    private readonly transactions: Transactions,
    private readonly labels: LabelsService,
    private readonly writes: LetterWritesService,
    private readonly parties: LetterPartiesService,
    private readonly parents: LetterParentsService,
    private readonly answers: LetterAnswersService,
    private readonly contacts: LetterContactsService,
    private readonly files: LetterFilesService,
    private readonly idempotency: Idempotency,
    private readonly letters: LettersService,
    private readonly treaties: TreatiesService,
  ) {}

  /** A letter to us; one that answers a letter of ours stops its clock in the same transaction. */
  async received(actor: Actor, body: RegisterIncomingBody, key?: string): Promise<LetterView> {
    const treaty = (await this.treaties.find(undefined)).key;
    return this.transactions.run(async (em) => {
      const id = randomUUID();
      const made = await this.idempotency.claim(em, actor, key, 'letter to us', body, id);
      return made ? this.letters.one(actor, made, em) : this.receivedIn(em, actor, id, treaty, body);
    });
  }

  /** The same within a transaction that runs already: a mail becomes a letter. */
  async receivedIn(
    em: EntityManager,
    actor: Actor,
    id: string,
    treaty: string,
    body: RegisterIncomingBody,
  ): Promise<LetterView> {
    demandPast(actor, body.receivedOn, 'receivedOn');
    const answered = await this.answers.find(em, actor, body.answersId, 'incoming');
    this.answers.demandLater(answered, body.receivedOn, 'receivedOn');
    const given = {
      ...body,
      state: body.state === undefined && body.postId === undefined ? answered?.state : body.state,
      postId: body.postId === undefined && body.state === undefined ? answered?.postId : body.postId,
    };
    const parties = await this.parties.resolve(em, actor, given, body.receivedOn);
    const parents = await this.parents.of(em, { ...parties, answersId: answered?.id ?? null });
    const letter: Letter = {
      ...blankLetter(actor, id, treaty),
      ...(await this.labels.create(em, actor, 'letter.write', id, body, parents)),
      ...parties,
      ...contentOf(body),
      course: 'incoming',
      status: 'received',
      receivedOn: body.receivedOn,
      channel: body.channel ?? null,
      answersId: answered?.id ?? null,
      on: body.receivedOn,
    };
    await this.writes.insert(em, actor, letter, 'letter.received');
    await this.files.write(em, actor, letter, body.attachmentIds);
    await this.contacts.make(em, actor, letter);
    await this.answers.arrive(em, actor, answered, letter);
    return this.letters.one(actor, id, em);
  }

  /** A letter that somebody else sent to a State: it stands in the register, without a reference of ours. */
  async ofOthers(actor: Actor, body: RegisterOfOthersBody, key?: string): Promise<LetterView> {
    demandPast(actor, body.sentOn, 'sentOn');
    const treaty = (await this.treaties.find(undefined)).key;
    return this.transactions.run(async (em) => {
      const id = randomUUID();
      const made = await this.idempotency.claim(em, actor, key, 'letter of others', body, id);
      if (made) return this.letters.one(actor, made, em);
      const parties = await this.parties.resolve(em, actor, body, body.sentOn);
      const parents = await this.parents.of(em, { ...parties, answersId: null });
      const letter: Letter = {
        ...blankLetter(actor, id, treaty),
        ...(await this.labels.create(em, actor, 'letter.write', id, body, parents)),
        ...parties,
        ...contentOf(body),
        course: 'outgoing',
        origin: body.origin,
        status: 'sent',
        officeId: null,
        sentOn: body.sentOn,
        on: body.sentOn,
      };
      await this.writes.insert(em, actor, letter, 'letter.registered');
      await this.files.write(em, actor, letter, body.attachmentIds);
      await this.contacts.make(em, actor, letter);
      return this.letters.one(actor, id, em);
    });
  }
}

function contentOf(body: RegisterIncomingBody | RegisterOfOthersBody) {
  const text = { subject: body.subject ?? '', body: body.body ?? '' };
  return {
    ...text,
    folded: searchText(text),
    form: body.form ?? 'note_verbale',
    language: body.language ?? 'en',
    place: body.place ?? null,
    enclosures: body.enclosures ?? [],
    theirRef: body.theirRef ?? null,
  } satisfies Partial<Letter>;
}
