import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { IsoDate } from '@demarche/domain/dates';
import { letterReference, letterSeries } from '@demarche/domain/letter-reference';
import { firstRow } from '../../platform/database/query.js';
import { DomainError } from '../../platform/domain-error.js';
import type { Letter } from './letter.entity.js';

/** Numbers letters: one series an office and year, one more for the restricted ones. */
@Injectable()
export class LetterSeriesService {
  /**
   * The number of a letter that is cleared on a day. Whoever comes next waits for this transaction: when it fails its number
   * was never given, so that no series has a gap.
   */
  async next(
    em: EntityManager,
    letter: Pick<Letter, 'officeId' | 'effectiveLabel'>,
    on: IsoDate,
  ): Promise<Pick<Letter, 'series' | 'number' | 'ourRef'>> {
    const series = await this.seriesOf(em, letter, on);
    const taken = await firstRow<{ number: number }>(
      em,
      sql`INSERT INTO letter_series (series, last_number) VALUES (${series}, 1)
          ON CONFLICT (series) DO UPDATE SET last_number = letter_series.last_number + 1 RETURNING last_number AS number`,
    );
    const number = taken?.number ?? 0;
    return { series, number, ourRef: letterReference(series, number) };
  }

  private async seriesOf(
    em: EntityManager,
    letter: Pick<Letter, 'officeId' | 'effectiveLabel'>,
    on: IsoDate,
  ): Promise<string> {
    const office = await firstRow<{ short_name: string }>(
      em,
      sql`SELECT short_name FROM office WHERE id = ${letter.officeId}`,
    );
    if (!office) {
      throw new DomainError(
        'conflict',
        'letter.no_office',
        'A letter goes out in the name of an office: hold one first.',
      );
    }
    return letterSeries(office.short_name, Number(on.slice(0, 4)), letter.effectiveLabel === 'restricted');
  }
}
