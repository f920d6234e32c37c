import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { DataSource } from 'typeorm';
import type { LetterDocumentView } from '@demarche/contracts/letters';
import type { Actor } from '../../platform/access/actor.js';
import { visible } from '../../platform/access/visible.js';
import { firstRow } from '../../platform/database/query.js';
import { invalidField } from '../../platform/domain-error.js';
import { todayOf } from '../people/post-expressions.js';
import { TreatiesService } from '../states/treaties.service.js';
import type { LetterPreviewBody } from './letter-bodies.dto.js';
import { LetterComposerService } from './letter-composer.service.js';
import { LetterPartiesService } from './letter-parties.service.js';
import { demandMergeable } from './letter-text.js';
import { LetterWritesService } from './letter-writes.service.js';
import { Letter } from './letter.entity.js';
import { blankLetter } from './new-letter.js';

/** How a text that is not saved yet would read: in a draft, in a template. */
@Injectable()
export class LetterPreviewService {
  constructor(
    private readonly db: DataSource,
    private readonly treaties: TreatiesService,
    private readonly parties: LetterPartiesService,
    private readonly writes: LetterWritesService,
    private readonly composer: LetterComposerService,
  ) {}

  /** Throws 400 that names what is wrong with the text, or what it names that the actor may not see. */
  async of(actor: Actor, body: LetterPreviewBody): Promise<LetterDocumentView> {
    const text = { subject: body.subject ?? '', body: body.body ?? '' };
    demandMergeable(text);
    const em = this.db.manager;
    const treaty = (await this.treaties.find(undefined)).key;
    const today = todayOf(actor);
    const changed = body.letterId ? await this.changed(actor, body.letterId) : null;
    const letter = {
      ...blankLetter(actor, randomUUID(), treaty),
      ...(changed && { officeId: changed.officeId, ourRef: changed.ourRef }),
      ...(await this.parties.resolve(em, actor, body, today)),
      ...text,
      form: body.form ?? 'note_verbale',
      language: body.language ?? 'en',
      asked: body.asked ?? {},
      place: body.place ?? null,
      signatoryTitle: body.signatoryTitle ?? null,
    };
    return this.composer.view(em, letter, today);
  }

  private async changed(actor: Actor, id: string): Promise<Letter> {
    const em = this.db.manager;
    const found = await firstRow(
      em,
      sql`SELECT 1 FROM letter l WHERE l.id = ${id} AND l.deleted_at IS NULL AND ${visible(actor, 'l')}`,
    );
    if (!found) throw invalidField('letterId', 'reference.unknown', 'There is no letter with this id.');
    const letter = await em.findOneByOrFail(Letter, { id });
    await this.writes.demandAttribution(em, actor, letter);
    return letter;
  }
}
