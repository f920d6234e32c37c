import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { AddresseeCheck, AddresseeChoice, BatchCheck } from '@demarche/contracts/letter-batches';
import { gapsOf } from '@demarche/domain/letter-document';
import type { Actor } from '../../../platform/access/actor.js';
import { DomainError, invalidField } from '../../../platform/domain-error.js';
import { todayOf } from '../../people/post-expressions.js';
import { demandStates } from '../../states/known-states.js';
import { StatesService } from '../../states/states.service.js';
import { TreatiesService } from '../../states/treaties.service.js';
import { LetterComposerService } from '../letter-composer.service.js';
import { type Addressee, BatchAddresseesService, postChoice, standingOf } from './batch-addressees.service.js';
import { letterTo } from './batch-letters.js';
import { type BatchTextSet, BatchTextsService } from './batch-texts.service.js';
import type { CheckBatchBody } from './letter-batches.dto.js';

/** Looks through the addressees of a batch before it is made. Writes nothing. */
@Injectable()
export class BatchCheckService {
  constructor(
    private readonly db: DataSource,
    private readonly treaties: TreatiesService,
    private readonly states: StatesService,
    private readonly texts: BatchTextsService,
    private readonly addressees: BatchAddresseesService,
    private readonly composer: LetterComposerService,
  ) {}

  async check(actor: Actor, body: CheckBatchBody): Promise<BatchCheck> {
    const treaty = (await this.treaties.find(undefined)).key;
    const texts = await this.texts.find(this.db, treaty, body.templateIds);
    const names = await this.wanted(actor, body);
    const choices = [...names.keys()].flatMap((state): AddresseeChoice[] => {
      const made = (body.choices ?? []).filter((choice) => choice.state === state);
      return made.length > 0 ? made : [{ state }];
    });
    const wanted = { institution: body.institution ?? 'permanent_mission', city: body.city, otherwise: body.otherwise };
    const found = await this.addressees.find(this.db, actor, choices, texts, wanted, 'choices');
    const items: AddresseeCheck[] = [];
    for (const one of found) items.push(await this.view(actor, treaty, one, texts, body, names.get(one.state) ?? ''));
    const count = (standing: AddresseeCheck['standing']) => items.filter((item) => item.standing === standing).length;
    return {
      form: texts.form,
      addressees: items,
      ready: count('ready'),
      toDecide: count('to_decide'),
      stopped: count('stopped'),
    };
  }

  /** The States that are meant, by name. Throws 400 naming a code that no State has, and where none is meant. */
  private async wanted(actor: Actor, { filter, states }: CheckBatchBody): Promise<Map<string, string>> {
    if (!filter && !states)
      throw invalidField('states', 'letter_batch.nobody', 'Name the States, or a filter that finds them.');
    await demandStates(this.db, states ?? [], 'states.');
    const today = todayOf(actor);
    const named = states ? (await this.states.list(undefined, today, {})).items : [];
    const matching = filter ? (await inFilter(() => this.states.list(undefined, today, filter))).items : [];
    const meant = [...named.filter(({ iso3 }) => states?.includes(iso3)), ...matching];
    if (meant.length === 0) throw invalidField('filter', 'letter_batch.nobody', 'No State matches.');
    return new Map(meant.sort((a, b) => a.name.localeCompare(b.name, 'en')).map(({ iso3, name }) => [iso3, name]));
  }

  private async view(
    actor: Actor,
    treaty: string,
    one: Addressee,
    texts: BatchTextSet,
    body: CheckBatchBody,
    name: string,
  ): Promise<AddresseeCheck> {
    const { state, post, language } = one;
    const canBeWritten = standingOf({ ...one, anyway: true }, texts) === 'ready';
    const gaps = canBeWritten ? await this.gapsOf(actor, treaty, one, texts, body) : [];
    const faults = [...one.faults, ...(gaps.length > 0 ? ['gap' as const] : [])];
    return {
      state: { iso3: state, name },
      post: post && postChoice(post),
      language,
      faults,
      gaps,
      standing: standingOf({ ...one, faults }, texts),
      posts: one.posts.map(postChoice),
    };
  }

  /** What would still be missing. Not the reference, which comes last. */
  private async gapsOf(
    actor: Actor,
    treaty: string,
    one: Addressee,
    texts: BatchTextSet,
    { asked, signatoryId, signatoryTitle, place }: CheckBatchBody,
  ): Promise<string[]> {
    const order = { asked: asked ?? {}, enclosures: [], replyWeeks: null };
    const signed = { signatoryId: signatoryId ?? null, signatoryTitle: signatoryTitle ?? null, place: place ?? null };
    const letter = letterTo(actor, randomUUID(), treaty, one, texts, { ...order, ...signed });
    const document = await this.composer.compose(this.db.manager, letter, todayOf(actor));
    return gapsOf(document)
      .map(({ field }) => field)
      .filter((field) => field !== 'reference');
  }
}

/** An unknown word of the filter is named where it stands in this request. */
async function inFilter<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError) || !error.errors) throw error;
    const errors = error.errors.map((one) => ({ ...one, field: `filter.${one.field}` }));
    throw new DomainError(error.kind, error.code, error.detail, errors);
  }
}
