import { LETTER_COURSES, LETTER_STATUSES, type LetterCourse, type LetterStatus } from '@demarche/domain/letter-course';
import { LETTER_FORMS, type LetterForm } from '@demarche/domain/letter-document';

/** `awaited`: an answer is awaited; `overdue`: and its day is past. */
export const LETTER_ANSWERS = ['awaited', 'overdue'] as const;
export type LetterAnswer = (typeof LETTER_ANSWERS)[number];

/** What the register shows. All of it lives in the address; what is not given narrows nothing. */
export interface LetterFilters {
  readonly course: LetterCourse | 'all';
  readonly status: readonly LetterStatus[];
  readonly form: readonly LetterForm[];
  /** ISO 3166 alpha-3. */
  readonly state: string | null;
  readonly office: string | null;
  readonly year: string | null;
  readonly answer: LetterAnswer | null;
  /** Words of subject and text, or how a reference begins. */
  readonly q: string;
}
export const ALL_LETTERS: LetterFilters = {
  course: 'all',
  status: [],
  form: [],
  state: null,
  office: null,
  year: null,
  answer: null,
  q: '',
};

/** Query parameters as filters. What nobody could have chosen is taken as not given: an old link still opens. */
export function readFilters(query: Readonly<Record<string, unknown>>): LetterFilters {
  return {
    course: LETTER_COURSES.find((one) => one === query['course']) ?? 'all',
    status: listOf(LETTER_STATUSES, query['status']),
    form: listOf(LETTER_FORMS, query['form']),
    state: matching(/^[A-Z]{3}$/, query['state']),
    office: matching(/^[\da-f-]{36}$/, query['office']),
    year: matching(/^(19|20)\d\d$/, query['year']),
    answer: LETTER_ANSWERS.find((one) => one === query['answer']) ?? null,
    q: typeof query['q'] === 'string' ? query['q'].trim().slice(0, 100) : '',
  };
}

/** Filters as query parameters of the page; null removes a parameter. */
export function toQuery(filters: LetterFilters): Record<keyof LetterFilters, string | null> {
  return {
    course: filters.course === 'all' ? null : filters.course,
    status: filters.status.join() || null,
    form: filters.form.join() || null,
    state: filters.state,
    office: filters.office,
    year: filters.year,
    answer: filters.answer,
    q: filters.q || null,
  };
}

/** "ISU/2026": what has a stroke or a figure in it and no blank is a reference, whole or begun. */
const REFERENCE = /^\S*[\d/]\S*$/;

/** Filters as query parameters of GET /api/letters. */
export function toApiQuery(filters: LetterFilters): Record<string, string> {
  const { course, status, form, state, office, year, answer, q } = filters;
  const given: Record<string, string | null> = {
    course: course === 'all' ? null : course,
    status: status.join(),
    form: form.join(),
    state,
    office,
    from: year && `${year}-01-01`,
    to: year && `${year}-12-31`,
    awaiting: answer && (answer === 'awaited' ? 'any' : 'overdue'),
    [REFERENCE.test(q) ? 'ref' : 'q']: q,
  };
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => !!entry[1]));
}

/** True when anything narrows the register: an empty list then offers to show more. */
export function isNarrowed(filters: LetterFilters): boolean {
  return Object.values(toQuery(filters)).some((value) => value !== null);
}

function listOf<T extends string>(known: readonly T[], value: unknown): T[] {
  const asked = typeof value === 'string' ? value.split(',') : [];
  return known.filter((one) => asked.includes(one));
}
function matching(pattern: RegExp, value: unknown): string | null {
  return typeof value === 'string' && pattern.test(value) ? value : null;
}
