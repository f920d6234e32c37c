import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { PersonView } from '@demarche/contracts/people';
import { fold } from '@demarche/domain/fold';
import { ERASED_NAME } from '@demarche/domain/person';
import type { Actor } from '../../../platform/access/actor.js';
import { updateVersioned } from '../../../platform/access/versioned.js';
import { AuditSeals } from '../../../platform/audit/audit-seals.service.js';
import { AuditService } from '../../../platform/audit/audit.service.js';
import { rows } from '../../../platform/database/query.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { Effects } from '../../../platform/effects.js';
import { PeopleService } from '../people.service.js';
import { Person } from '../person.entity.js';
import type { ErasePersonBody } from './erasure.dto.js';

const NOTHING = {
  name: ERASED_NAME,
  folded: fold(ERASED_NAME),
  email: null,
  phone: null,
  languages: [],
  source: null,
  metAt: null,
  lawfulGround: null,
  addresses: [],
  bouncedOn: null,
  bounceReason: null,
} satisfies Partial<Person>;

/** Erases what is known of a person, for good. That somebody held their posts stays, and that somebody was met. */
@Injectable()
export class ErasureService {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: PeopleService,
    private readonly seals: AuditSeals,
    private readonly audit: AuditService,
    private readonly effects: Effects,
  ) {}

  /** Throws 404 `person.not_found`, 409 `version.stale` or `person.erased`. */
  erase(actor: Actor, id: string, { version, reason }: ErasePersonBody): Promise<PersonView> {
    return this.transactions.run(async (em) => {
      const person = await this.people.lockToChange(em, actor, id);
      const after = await updateVersioned(em, actor, Person, person, version, { ...NOTHING, erasedAt: actor.now });
      const personIds = [id, ...(await this.eraseDoubles(em, actor, id))];
      await this.eraseBesides(em, actor, personIds);
      await this.seals.destroy(em, personIds);
      await this.audit.record(em, actor, {
        action: 'person.erased',
        subjectKind: 'person',
        subjectId: id,
        after: { erasedAt: after.erasedAt },
        reason,
        labelling: after,
      });
      await this.effects.emit(em, actor, 'person.erased', { personIds });
      return this.people.one(actor, id, em);
    });
  }

  /** Doubles that were merged with them, seen by the actor or not: they are the same human being. */
  private async eraseDoubles(em: EntityManager, actor: Actor, id: string): Promise<string[]> {
    const found = await em.find(Person, { where: { mergedInto: id }, lock: { mode: 'pessimistic_write' } });
    const ids = found.map((double) => double.id);
    for (const double of found) {
      await em.update(Person, { id: double.id }, { ...NOTHING, erasedAt: actor.now, updatedAt: actor.now });
    }
    return ids;
  }

  private async eraseBesides(em: EntityManager, actor: Actor, ids: string[]): Promise<void> {
    await rows(
      em,
      sql`UPDATE flag SET evidence = ${ERASED_NAME}, source = NULL, version = version + 1, updated_at = ${actor.now}
          WHERE person_id = ANY(${ids}::uuid[])`,
    );
    await rows(
      em,
      sql`UPDATE person_merge SET facts = '{"before": {}, "after": {}}'
          WHERE keep_id = ANY(${ids}::uuid[]) OR gone_id = ANY(${ids}::uuid[])`,
    );
  }
}
