import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { LetterForm, LetterLanguage } from '@demarche/domain/letter-document';
import { rows, type Runner } from '../../../platform/database/query.js';
import { invalidField } from '../../../platform/domain-error.js';

export interface BatchText {
  id: string;
  form: LetterForm;
  language: LetterLanguage;
  subject: string;
  body: string;
}

/** The texts of a batch: one a language, all of one form. */
export class BatchTextSet {
  constructor(
    readonly form: LetterForm,
    private readonly byLanguage: ReadonlyMap<LetterLanguage, BatchText>,
  ) {}

  get languages(): LetterLanguage[] {
    return [...this.byLanguage.keys()];
  }

  in(language: LetterLanguage): BatchText | undefined {
    return this.byLanguage.get(language);
  }
}

@Injectable()
export class BatchTextsService {
  /** Throws 400 naming the template that there is not, that is of another form, or the second of one language. */
  async find(db: Runner, treaty: string, templateIds: readonly string[]): Promise<BatchTextSet> {
    const ids = templateIds.map((id) => id.toLowerCase());
    const found = await rows<BatchText>(
      db,
      sql`SELECT id, form, language, subject, body FROM letter_template
          WHERE id = ANY(${ids}::uuid[]) AND treaty_key = ${treaty} AND retired_at IS NULL`,
    );
    const byLanguage = new Map<LetterLanguage, BatchText>();
    const refused = (i: number, code: string, message: string) => invalidField(`templateIds.${i}`, code, message);
    const texts = ids.map((id, i) => {
      const text = found.find((one) => one.id === id);
      if (!text) throw refused(i, 'reference.unknown', 'There is no template with this id.');
      if (byLanguage.has(text.language))
        throw refused(i, 'letter_batch.language_twice', 'Choose one template a language.');
      byLanguage.set(text.language, text);
      return text;
    });
    const form = texts[0]?.form ?? 'note_verbale';
    const other = texts.findIndex((text) => text.form !== form);
    if (other >= 0)
      throw refused(other, 'letter_batch.other_form', 'All templates of a batch are of one form: write two batches.');
    return new BatchTextSet(form, byLanguage);
  }
}
