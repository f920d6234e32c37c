import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/access/actor.js';
import { visible } from '../../platform/access/visible.js';
import { rows } from '../../platform/database/query.js';
import { DomainError } from '../../platform/domain-error.js';
import { BouncesService } from '../people/bounces.service.js';
import type { IncomingMail } from './incoming-mail.entity.js';

/** The report that an address is dead, as it reaches the posts and people of that address. */
@Injectable()
export class MailBouncesService {
  constructor(private readonly bounces: BouncesService) {}

  /** Throws 409 `mail.no_bounce` where the mail reports none. */
  async mark(em: EntityManager, actor: Actor, { bounced }: IncomingMail): Promise<void> {
    if (bounced.length === 0) throw new DomainError('conflict', 'mail.no_bounce', 'This mail reports no dead address.');
    for (const { address, status, reason } of bounced) {
      await this.bounces.heard(em, actor, address, [status, reason].filter(Boolean).join(' ') || null);
    }
  }

  /** The yes was taken back: the addresses that it marked work again. */
  async clear(em: EntityManager, actor: Actor, { bounced }: IncomingMail): Promise<void> {
    const addresses = bounced.map(({ address }) => address);
    const marked = await rows<{ kind: 'post' | 'person'; id: string; version: number }>(
      em,
      sql`SELECT 'post' AS kind, pt.id, pt.version FROM post pt
          WHERE lower(pt.email) = ANY(${addresses}) AND pt.bounced_on IS NOT NULL AND ${visible(actor, 'pt')}
          UNION ALL SELECT 'person', p.id, p.version FROM person p
          WHERE lower(p.email) = ANY(${addresses}) AND p.bounced_on IS NOT NULL AND p.merged_into IS NULL
            AND ${visible(actor, 'p')} ORDER BY 1, 2`,
    );
    for (const { kind, id, version } of marked) {
      if (kind === 'post') await this.bounces.markPost(em, actor, id, version, null);
      else await this.bounces.markPerson(em, actor, id, version, null);
    }
  }
}
