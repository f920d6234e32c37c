import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import type { Page } from '@demarche/contracts/common';
import type { PersonView } from '@demarche/contracts/people';
import { fold } from '@demarche/domain/fold';
import type { Actor } from '../../platform/access/actor.js';
import { LabelsService } from '../../platform/access/labels.js';
import { lockVisible, updateVersioned } from '../../platform/access/versioned.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { firstRow, rows, type Runner } from '../../platform/database/query.js';
import { Transactions } from '../../platform/database/transactions.js';
import { DomainError, MovedError, notFound } from '../../platform/domain-error.js';
import { toPage } from '../../platform/paging.js';
import { demandStates } from '../states/known-states.js';
import { HoldingsService } from './holdings.service.js';
import { LastHeard } from './last-heard.service.js';
import type { CreatePersonBody, PeopleQuery, UpdatePersonBody } from './people.dto.js';
import { keptOf, peoplePage, personById, type PersonRow } from './people.queries.js';
import { Person } from './person.entity.js';

/** People on the other side and what we keep of them. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly labels: LabelsService,
    private readonly audit: AuditService,
    private readonly holdings: HoldingsService,
    private readonly heard: LastHeard,
  ) {}

  async list(actor: Actor, query: PeopleQuery): Promise<Page<PersonView>> {
    const found = await rows<PersonRow>(this.db, peoplePage(actor, query, this.heard.of('person', actor, 'p')));
    if (found.length === 0 && query.state) await demandStates(this.db, [query.state], 'state');
    return toPage(
      found,
      query.limit,
      (row) => [row.folded, row.id],
      (row) => row.view,
    );
  }

  /** Throws 404 `person.not_found`, 410 `person.merged` telling where a double went. */
  async one(actor: Actor, id: string, db: Runner = this.db): Promise<PersonView> {
    const row = await firstRow<PersonRow>(db, personById(actor, id, this.heard.of('person', actor, 'p')));
    if (!row) throw await this.absent(actor, id, db);
    return row.view;
  }

  create(actor: Actor, body: CreatePersonBody): Promise<PersonView> {
    return this.transactions.run((em) => this.createIn(em, actor, body));
  }

  /** `create` within the caller's transaction. `field` is what stands before the names of the body's fields in a problem. */
  async createIn(em: EntityManager, actor: Actor, body: CreatePersonBody, field = ''): Promise<PersonView> {
    const id = randomUUID();
    const person = {
      id,
      name: body.name,
      folded: fold(body.name),
      email: body.email ?? null,
      phone: body.phone ?? null,
      languages: [...new Set(body.languages ?? [])],
      source: body.source ?? null,
      metAt: body.metAt ?? null,
      lawfulGround: body.lawfulGround ?? null,
      addresses: body.addresses ?? [],
      ownerId: actor.userId,
      demo: false,
      createdAt: actor.now,
      updatedAt: actor.now,
      ...(await this.labels.create(em, actor, 'person.write', id, body)),
    };
    await em.insert(Person, person);
    await this.audit.record(em, actor, {
      action: 'person.added',
      subjectKind: 'person',
      subjectId: id,
      after: person,
      labelling: person,
    });
    if (body.holding) await this.holdings.add(em, actor, person, body.holding, `${field}holding.`);
    return this.one(actor, id, em);
  }

  /** Throws 404 `person.not_found`, 409 `version.stale`. */
  update(actor: Actor, id: string, body: UpdatePersonBody): Promise<PersonView> {
    return this.transactions.run(async (em) => {
      const before = await this.lockToChange(em, actor, id);
      const person = await updateVersioned(em, actor, Person, before, body.version, {
        name: body.name,
        folded: body.name === undefined ? undefined : fold(body.name),
        email: body.email,
        // A new address has not bounced yet.
        ...(body.email !== undefined && body.email !== before.email && { bouncedOn: null, bounceReason: null }),
        phone: body.phone,
        languages: body.languages && [...new Set(body.languages)],
        source: body.source,
        metAt: body.metAt,
        lawfulGround: body.lawfulGround,
        addresses: body.addresses,
        ...(await this.labels.change(em, actor, 'person.write', before, body)),
      });
      await this.audit.record(em, actor, {
        action: 'person.changed',
        subjectKind: 'person',
        subjectId: id,
        before,
        after: person,
        reason: body.labelReason,
        labelling: person,
      });
      return this.one(actor, id, em);
    });
  }

  /** The person, locked, for a change that the actor may make. Throws as `one`. */
  async lock(em: EntityManager, actor: Actor, id: string): Promise<Person> {
    const person = await lockVisible(em, actor, Person, id, 'person');
    if (person.mergedInto) throw await this.absent(actor, id, em);
    this.labels.demandWritable(actor, 'person.write', person.effectiveLabel, true);
    return person;
  }

  /** The same, for a change of what is known of them. Throws 409 `person.erased` besides. */
  async lockToChange(em: EntityManager, actor: Actor, id: string): Promise<Person> {
    const person = await this.lock(em, actor, id);
    demandNotErased(person);
    return person;
  }

  /** Several, by id. Locked in one order, so that two writers never wait for each other. */
  async lockAll(em: EntityManager, actor: Actor, ids: readonly string[]): Promise<Record<string, Person>> {
    const locked: Record<string, Person> = {};
    for (const id of [...ids].sort()) locked[id] = await this.lock(em, actor, id);
    return locked;
  }

  /** Why there is no such person here. */
  private async absent(actor: Actor, id: string, db: Runner): Promise<DomainError> {
    const kept = await firstRow<{ id: string }>(db, keptOf(actor, id));
    if (!kept) return notFound('person');
    return new MovedError(
      'person.merged',
      'This person turned out to be another and was merged with them.',
      `/api/people/${kept.id}`,
    );
  }
}

/** Throws 409 `person.erased`. */
export function demandNotErased({ erasedAt }: Person): void {
  if (erasedAt)
    throw new DomainError('conflict', 'person.erased', 'What was known of this person is erased, for good.');
}
