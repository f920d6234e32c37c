import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { IsoDate } from '@demarche/domain/dates';
import { letterReference, letterSeries } from '@demarche/domain/letter-reference';
import { firstRow } from '../../platform/database/query.js';
import { DomainError } from '../../platform/domain-error.js';
import type { Letter } from './letter.entity.js';

export interface NumberTaken {
  series: string;
  number: number;
  ourRef: string;
}

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
  ): Promise<NumberTaken> {
    const [taken] = await this.take(em, await this.seriesOf(em, letter, on), 1);
    if (!taken) throw new Error('No number was given.');
    return taken;
  }

  /** The numbers of letters that are cleared together: one after the other in each series, in the order of the letters. */
  async nextOf<One extends Pick<Letter, 'id' | 'officeId' | 'effectiveLabel'>>(
    em: EntityManager,
    letters: readonly One[],
    on: IsoDate,
  ): Promise<Map<string, NumberTaken>> {
    const taken = new Map<string, NumberTaken>();
    const together = Map.groupBy(letters, (one) => `${one.officeId} ${one.effectiveLabel === 'restricted'}`);
    // All who take numbers of several series take them in one order: nobody waits for one who waits for them.
    for (const [, group] of [...together].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const [first] = group;
      const numbers = first ? await this.take(em, await this.seriesOf(em, first, on), group.length) : [];
      group.forEach(({ id }, i) => numbers[i] && taken.set(id, numbers[i]));
    }
    return taken;
  }

  private async take(em: EntityManager, series: string, count: number): Promise<NumberTaken[]> {
    const taken = await firstRow<{ last: number }>(
      em,
      sql`INSERT INTO letter_series (series, last_number) VALUES (${series}, ${count}::int)
          ON CONFLICT (series) DO UPDATE SET last_number = letter_series.last_number + ${count}::int RETURNING last_number AS last`,
    );
    const first = (taken?.last ?? 0) - count + 1;
    return Array.from({ length: count }, (_, i) => ({
      series,
      number: first + i,
      ourRef: letterReference(series, first + i),
    }));
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
