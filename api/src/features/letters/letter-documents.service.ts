import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import sql from 'sql-template-tag';
import type { LetterDocumentView } from '@demarche/contracts/letters';
import { PDF_LANGUAGES } from '@demarche/domain/letter-fields';
import type { Actor } from '../../platform/access/actor.js';
import { visible } from '../../platform/access/visible.js';
import { firstRow } from '../../platform/database/query.js';
import { DomainError, notFound } from '../../platform/domain-error.js';
import { todayOf } from '../people/post-expressions.js';
import { LetterComposerService } from './letter-composer.service.js';
import { attributionMasked, LetterWritesService } from './letter-writes.service.js';
import { Letter } from './letter.entity.js';

export interface LetterFile {
  name: string;
  content: Buffer;
}

interface Found {
  letter: Letter;
  view: LetterDocumentView;
}

/** Letters as they read: on the screen, as DOCX, as PDF. */
@Injectable()
export class LetterDocumentsService {
  constructor(
    private readonly db: DataSource,
    private readonly composer: LetterComposerService,
    private readonly writes: LetterWritesService,
  ) {}

  /** Throws 404 `letter.not_found`, 403 where the address is masked, 409 `letter.no_text` for one that is only registered. */
  async view(actor: Actor, id: string): Promise<LetterDocumentView> {
    return (await this.find(actor, id)).view;
  }

  /** As `view`; 400 `letter.pdf_language` for a PDF in a script that the embedded typeface does not have. */
  async file(actor: Actor, id: string, format: 'docx' | 'pdf'): Promise<LetterFile> {
    return this.write(actor, await this.find(actor, id), format);
  }

  /** Those of the formats in which a letter of this language is written. */
  async files(actor: Actor, id: string): Promise<LetterFile[]> {
    const found = await this.find(actor, id);
    const files = [await this.write(actor, found, 'docx')];
    if (PDF_LANGUAGES.some((language) => language === found.letter.language)) {
      const pdf = await this.write(actor, found, 'pdf').catch(withoutPdf);
      if (pdf) files.push(pdf);
    }
    return files;
  }

  private async write(actor: Actor, { letter, view }: Found, format: 'docx' | 'pdf'): Promise<LetterFile> {
    // The same letter is the same file, whenever it is asked for.
    const writtenAt = `${letter.clearedOn ?? todayOf(actor)}T00:00:00.000Z`;
    // Loaded when the first file is made: both are large.
    const content =
      format === 'docx'
        ? await (await import('./documents/docx-writer.js')).writeDocx(view.document, writtenAt)
        : await (await import('./documents/pdf-writer.js')).writePdf(view.document, writtenAt);
    return { name: `${fileName(letter)}.${format}`, content };
  }

  private async find(actor: Actor, id: string): Promise<Found> {
    const em: EntityManager = this.db.manager;
    const found = await firstRow(
      em,
      sql`SELECT 1 FROM letter l WHERE l.id = ${id} AND l.deleted_at IS NULL AND ${visible(actor, 'l')}`,
    );
    if (!found) throw notFound('letter');
    const letter = await em.findOneByOrFail(Letter, { id });
    await this.writes.demandAttribution(em, actor, letter);
    await this.demandParties(em, actor, letter);
    if (letter.course === 'incoming' || letter.origin !== 'own') {
      throw new DomainError('conflict', 'letter.no_text', 'This letter was written elsewhere: it is registered here.');
    }
    return { letter, view: await this.composer.view(em, letter, todayOf(actor)) };
  }

  /** The address names post and person. Where one was closed since, the letter is as if its attribution were masked. */
  private async demandParties(em: EntityManager, actor: Actor, { postId, personId }: Letter): Promise<void> {
    const closed = await firstRow(
      em,
      sql`SELECT 1 FROM post pt WHERE pt.id = ${postId} AND NOT ${visible(actor, 'pt')}
          UNION ALL SELECT 1 FROM person p WHERE p.id = ${personId} AND NOT ${visible(actor, 'p')}`,
    );
    if (closed) throw attributionMasked();
  }
}

/** A name in a script that the typeface does not have: the DOCX alone is in the archive. */
function withoutPdf(error: unknown): undefined {
  if (error instanceof DomainError && error.code === 'letter.pdf_script') return undefined;
  throw error;
}

/** "ISU-2026-041 KEN": what sorts well in a folder, with nothing that a file system minds. */
function fileName({ ourRef, state, form }: Letter): string {
  return [ourRef?.replaceAll('/', '-') ?? `draft ${form.replaceAll('_', ' ')}`, state].filter(Boolean).join(' ');
}
