import { Injectable } from '@nestjs/common';

/** A column that names a person. */
export interface PersonLink {
  table: string;
  column: string;
  /** The column that tells rows apart: an id, or the record that names each person once. */
  key: string;
  /** True where `key` and the person together tell rows apart: a record may name a person once only. */
  once?: boolean;
  /** Which rows of the table are meant, where the column names other things besides: words of SQL, written here. */
  where?: string;
}

/**
 * Everything that leads to a person. Features declare theirs at boot, so that a merge leads all of it to who was kept; a
 * foreign key that nobody declared fails the test of merges.
 */
@Injectable()
export class PersonLinks {
  private readonly links: PersonLink[] = [
    { table: 'post_holding', column: 'person_id', key: 'id' },
    { table: 'flag', column: 'person_id', key: 'id' },
    { table: 'person', column: 'merged_into', key: 'id' },
    { table: 'attachment', column: 'subject_id', key: 'id', where: "subject_kind = 'person'" },
  ];

  declare(...links: PersonLink[]): void {
    this.links.push(...links);
  }

  all(): readonly PersonLink[] {
    return this.links;
  }
}
