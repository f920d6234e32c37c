import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { InstitutionView, PersonView } from '@demarche/contracts/people';
import { PERSON_FLAGS } from '@demarche/domain/flag';
import type { Actor } from '../../../platform/access/actor.js';
import { LabelsService } from '../../../platform/access/labels.js';
import { AuditService, type EntryLabelling } from '../../../platform/audit/audit.service.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { DomainError, invalidField, notFound, stale } from '../../../platform/domain-error.js';
import { demandStates } from '../../states/known-states.js';
import { TreatyOfDeployment } from '../../users/treaty-of-deployment.js';
import { InstitutionsService } from '../institutions.service.js';
import { PeopleService } from '../people.service.js';
import { Flag } from './flag.entity.js';
import type { CreateFlagBody, UpdateFlagBody } from './flags.dto.js';

/** Focal points, national champions and lead ministries, each with how we know. */
@Injectable()
export class FlagsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: PeopleService,
    private readonly institutions: InstitutionsService,
    private readonly labels: LabelsService,
    private readonly treaty: TreatyOfDeployment,
    private readonly audit: AuditService,
  ) {}

  addToPerson(actor: Actor, id: string, body: CreateFlagBody): Promise<PersonView> {
    return this.transactions.run(async (em) => {
      const person = await this.people.lockToChange(em, actor, id);
      await this.add(em, actor, body, { personId: id, institutionId: null }, person);
      return this.people.one(actor, id, em);
    });
  }

  addToInstitution(actor: Actor, id: string, body: CreateFlagBody): Promise<InstitutionView> {
    return this.transactions.run(async (em) => {
      await this.institutions.one(actor, id, em);
      this.labels.demandWritable(actor, 'person.write', 'internal', true);
      await this.add(em, actor, body, { personId: null, institutionId: id });
      return this.institutions.one(actor, id, em);
    });
  }

  /** Throws 404 `flag.not_found` where the actor may not see whose it is, 409 `version.stale`. */
  change(actor: Actor, id: string, { version, ...body }: UpdateFlagBody): Promise<void> {
    return this.transactions.run(async (em) => {
      const { flag, labelling } = await this.lock(em, actor, id, version);
      demandOrder(body.from ?? flag.from, body.to === undefined ? flag.to : body.to);
      await em.update(Flag, { id }, { ...body, updatedAt: actor.now });
      const after = await em.findOneByOrFail(Flag, { id });
      await this.record(em, actor, 'flag.changed', flag, after, labelling);
    });
  }

  /** For one that was never true; one that ended has a last day. */
  remove(actor: Actor, id: string, version: number, reason?: string): Promise<void> {
    return this.transactions.run(async (em) => {
      const { flag, labelling } = await this.lock(em, actor, id, version);
      await em.delete(Flag, { id });
      await this.record(em, actor, 'flag.removed', flag, null, labelling, reason);
    });
  }

  private async add(
    em: EntityManager,
    actor: Actor,
    body: CreateFlagBody,
    whose: Pick<Flag, 'personId' | 'institutionId'>,
    labelling?: EntryLabelling,
  ): Promise<void> {
    if (PERSON_FLAGS.some((kind) => kind === body.kind) !== (whose.personId !== null)) {
      throw invalidField(
        'kind',
        'flag.not_theirs',
        'People are focal points and champions, institutions lead ministries.',
      );
    }
    demandOrder(body.from, body.to ?? null);
    if (body.state) await demandStates(em, [body.state], 'state');
    const treaty = await this.treaty.brief(em);
    if (!treaty) throw new DomainError('conflict', 'treaty.none', 'No treaty is loaded yet.');
    const flag = {
      id: randomUUID(),
      kind: body.kind,
      ...whose,
      state: body.state ?? null,
      treaty: treaty.key,
      evidence: body.evidence,
      source: body.source ?? null,
      from: body.from,
      to: body.to ?? null,
      createdBy: actor.userId,
      createdAt: actor.now,
      updatedAt: actor.now,
    };
    await em.insert(Flag, flag);
    await this.record(em, actor, 'flag.added', null, { ...flag, version: 1 }, labelling);
  }

  private async lock(
    em: EntityManager,
    actor: Actor,
    id: string,
    version: number,
  ): Promise<{ flag: Flag; labelling?: EntryLabelling }> {
    const flag = await em.findOne(Flag, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!flag) throw notFound('flag');
    const labelling = await this.whose(em, actor, flag);
    if (flag.version !== version) throw stale();
    return { flag, ...(labelling && { labelling }) };
  }

  /** The labelling of whose it is. To who may not see them there is no flag. */
  private async whose(em: EntityManager, actor: Actor, flag: Flag): Promise<EntryLabelling | undefined> {
    const hidden = (error: unknown): never => {
      throw error instanceof DomainError && error.kind === 'not_found' ? notFound('flag') : error;
    };
    if (flag.personId) return this.people.lock(em, actor, flag.personId).catch(hidden);
    await this.institutions.one(actor, flag.institutionId ?? '', em).catch(hidden);
    this.labels.demandWritable(actor, 'person.write', 'internal', true);
    return undefined;
  }

  private record(
    em: EntityManager,
    actor: Actor,
    action: string,
    before: Flag | null,
    after: Flag | null,
    labelling?: EntryLabelling,
    reason?: string,
  ): Promise<void> {
    const { personId, institutionId } = (after ?? before) as Flag;
    return this.audit.record(em, actor, {
      action,
      subjectKind: personId ? 'person' : 'institution',
      subjectId: personId ?? institutionId,
      before,
      after,
      reason: reason ?? null,
      ...(labelling && { labelling }),
    });
  }
}

function demandOrder(from: string, to: string | null): void {
  if (to !== null && to < from) {
    throw invalidField('to', 'period.reversed', 'The last day must not lie before the first.');
  }
}
