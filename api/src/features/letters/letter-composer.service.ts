import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LetterDocumentView } from '@demarche/contracts/letters';
import type { IsoDate } from '@demarche/domain/dates';
import { composeLetter } from '@demarche/domain/letter-compose';
import { gapsOf, type LetterDocument } from '@demarche/domain/letter-document';
import { type LetterFacts, letterValues } from '@demarche/domain/letter-values';
import { parseMerge } from '@demarche/domain/merge/merge-parser';
import { renderLine, renderMerge } from '@demarche/domain/merge/merge-render';
import { LetterFactsService, type LetterToMerge } from './letter-facts.service.js';
import type { Letter } from './letter.entity.js';

type Text = Pick<Letter, 'form' | 'language' | 'asked' | 'subject' | 'body'>;

/** Makes the document of a letter from its text and what the register knows. */
@Injectable()
export class LetterComposerService {
  constructor(private readonly facts: LetterFactsService) {}

  /** As it was cleared; a draft as it would be cleared on the day `on`. */
  async view(
    em: EntityManager,
    letter: LetterToMerge & Text & Pick<Letter, 'document'>,
    on: IsoDate,
  ): Promise<LetterDocumentView> {
    const document = letter.document ?? (await this.compose(em, letter, on));
    return { document, gaps: gapsOf(document) };
  }

  async compose(em: EntityManager, letter: LetterToMerge & Text, on: IsoDate): Promise<LetterDocument> {
    return documentOf(letter, await this.facts.of(em, letter, on));
  }
}

/** The subject as it reads with these facts. */
export function subjectOf({ asked, subject, language }: Text, facts: LetterFacts): string {
  return renderLine(parseMerge(subject).nodes, letterValues(facts, language), asked)
    .map(({ text }) => text)
    .join('');
}

/** The document of a text with these facts. */
export function documentOf({ form, asked, subject, body, language }: Text, facts: LetterFacts): LetterDocument {
  const values = letterValues(facts, language);
  return composeLetter({
    form,
    language,
    values,
    subject: renderLine(parseMerge(subject).nodes, values, asked),
    body: renderMerge(parseMerge(body).nodes, values, asked),
  });
}
