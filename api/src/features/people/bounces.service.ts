import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { IsoDate } from '@demarche/domain/dates';
import type { Actor } from '../../platform/access/actor.js';
import { LabelsService } from '../../platform/access/labels.js';
import { lockVisible, updateVersioned } from '../../platform/access/versioned.js';
import { visible } from '../../platform/access/visible.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { rows } from '../../platform/database/query.js';
import { DomainError } from '../../platform/domain-error.js';
import { PeopleService } from './people.service.js';
import { Person } from './person.entity.js';
import { Post } from './post.entity.js';
import { todayOf } from './post-expressions.js';

/** That mail came back, and from whom: told by hand, or by the mail itself. */
export interface Bounce {
  on: IsoDate;
  reason: string | null;
}

/** Addresses that bounce. The mark goes when it is cleared, or with the address. */
@Injectable()
export class BouncesService {
  constructor(
    private readonly people: PeopleService,
    private readonly labels: LabelsService,
    private readonly audit: AuditService,
  ) {}

  /** `bounce` null: the address works again. Throws 409 `email.none` where there is no address, `version.stale`. */
  async markPost(em: EntityManager, actor: Actor, id: string, version: number, bounce: Bounce | null): Promise<void> {
    const before = await lockVisible(em, actor, Post, id, 'post');
    this.labels.demandWritable(actor, 'person.write', before.effectiveLabel, true);
    demandAddress(before.email);
    const after = await updateVersioned(em, actor, Post, before, version, columns(bounce));
    await this.record(em, actor, 'post', before, after, bounce);
  }

  async markPerson(em: EntityManager, actor: Actor, id: string, version: number, bounce: Bounce | null): Promise<void> {
    const before = await this.people.lock(em, actor, id);
    demandAddress(before.email);
    const after = await updateVersioned(em, actor, Person, before, version, columns(bounce));
    await this.record(em, actor, 'person', before, after, bounce);
  }

  /** Mail to this address came back: marks the posts and people of that address whom the actor may change. */
  async heard(em: EntityManager, actor: Actor, email: string, reason: string | null): Promise<void> {
    const bounce = { on: todayOf(actor), reason };
    const found = await rows<{ kind: 'post' | 'person'; id: string; version: number }>(
      em,
      sql`SELECT 'post' AS kind, pt.id, pt.version FROM post pt WHERE lower(pt.email) = lower(${email}) AND ${visible(actor, 'pt')}
          UNION ALL SELECT 'person', p.id, p.version FROM person p
          WHERE lower(p.email) = lower(${email}) AND p.merged_into IS NULL AND ${visible(actor, 'p')} ORDER BY 1, 2`,
    );
    for (const { kind, id, version } of found) {
      if (kind === 'post') await this.markPost(em, actor, id, version, bounce);
      else await this.markPerson(em, actor, id, version, bounce);
    }
  }

  private record(
    em: EntityManager,
    actor: Actor,
    kind: 'post' | 'person',
    before: Post | Person,
    after: Post | Person,
    bounce: Bounce | null,
  ): Promise<void> {
    const action = `${kind}.${bounce ? 'bounced' : 'bounce_cleared'}`;
    return this.audit.record(em, actor, {
      action,
      subjectKind: kind,
      subjectId: after.id,
      before,
      after,
      labelling: after,
    });
  }
}

function columns(bounce: Bounce | null): { bouncedOn: IsoDate | null; bounceReason: string | null } {
  return { bouncedOn: bounce?.on ?? null, bounceReason: bounce?.reason ?? null };
}

function demandAddress(email: string | null): void {
  if (email === null) throw new DomainError('conflict', 'email.none', 'There is no e-mail address that could bounce.');
}
