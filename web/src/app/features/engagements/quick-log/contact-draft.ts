import type { OfficeRef, UserRef } from '@demarche/contracts/common';
import type { AttachmentRef } from '@demarche/contracts/files';
import { ENGAGEMENT_KINDS, type EngagementKind } from '@demarche/domain/engagement';
import type { IsoDate } from '@demarche/domain/dates';
import { CAVEATS, LABELS, type Caveat, type Label } from '@demarche/domain/labels';

export interface DraftPerson {
  readonly personId: string;
  readonly name: string;
  /** The post in which the person was met. */
  readonly postId: string | null;
  readonly post: string | null;
}
/** Whom the follow-up is for. */
export type Assignee = { readonly kind: 'user' | 'office'; readonly id: string; readonly name: string };

/** Everything the quick log holds. Plain JSON: it is kept on the device at every change. */
export interface ContactDraft {
  /** Sent as `idempotency-key`: however often the same contact is sent, one record is made. */
  readonly key: string;
  /** ISO 3166 alpha-3. */
  readonly states: readonly string[];
  readonly kind: EngagementKind;
  readonly on: IsoDate;
  readonly time: string;
  readonly zone: string;
  readonly place: string;
  readonly people: readonly DraftPerson[];
  readonly note: string;
  /** Kept already, and this person's alone until the contact is saved. */
  readonly files: readonly AttachmentRef[];
  readonly followUp: boolean;
  /** Empty: the words proposed for it. */
  readonly followUpTitle: string;
  readonly followUpFor: Assignee | null;
  readonly followUpDue: IsoDate;
  readonly label: Label;
  readonly caveats: readonly Caveat[];
  readonly users: readonly UserRef[];
  readonly offices: readonly OfficeRef[];
}

/** A follow-up falls due two weeks on unless somebody says otherwise. */
export const FOLLOW_UP_DAYS = 14;

export interface DraftDefaults {
  readonly today: IsoDate;
  readonly followUpDue: IsoDate;
  readonly label: Label;
  readonly zone: string;
  readonly states?: readonly string[];
}

export function emptyDraft(defaults: DraftDefaults, key: string): ContactDraft {
  return {
    key,
    states: defaults.states ?? [],
    kind: 'bilateral_meeting',
    on: defaults.today,
    time: '',
    zone: defaults.zone,
    place: '',
    people: [],
    note: '',
    files: [],
    followUp: false,
    followUpTitle: '',
    followUpFor: null,
    followUpDue: defaults.followUpDue,
    label: defaults.label,
    caveats: [],
    users: [],
    offices: [],
  };
}

/** True while nothing was entered that would be missed: such a draft is not kept, and a new day begins with today. */
export function isUntouched(draft: ContactDraft, fresh: ContactDraft): boolean {
  return JSON.stringify({ ...draft, key: '' }) === JSON.stringify({ ...fresh, key: '' });
}

/** Proves what storage gives back: an older version of the form, or another hand, may have written it. */
export function isContactDraft(value: unknown): value is ContactDraft {
  if (typeof value !== 'object' || value === null) return false;
  const draft = value as Record<keyof ContactDraft, unknown>;
  const texts = ['key', 'on', 'time', 'zone', 'place', 'note', 'followUpTitle', 'followUpDue'] as const;
  return (
    texts.every((key) => typeof draft[key] === 'string') &&
    typeof draft.followUp === 'boolean' &&
    isList(draft.states, (state) => typeof state === 'string') &&
    ENGAGEMENT_KINDS.some((kind) => kind === draft.kind) &&
    LABELS.some((label) => label === draft.label) &&
    isList(draft.caveats, (caveat) => CAVEATS.some((known) => known === caveat)) &&
    isList(draft.files, (file) => hasTexts(file, 'id', 'name')) &&
    isList(draft.people, (person) => hasTexts(person, 'personId', 'name')) &&
    isList(draft.users, (user) => hasTexts(user, 'id', 'name')) &&
    isList(draft.offices, (office) => hasTexts(office, 'id', 'name', 'shortName')) &&
    (draft.followUpFor === null || hasTexts(draft.followUpFor, 'kind', 'id', 'name'))
  );
}

function isList(value: unknown, each: (entry: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(each);
}
function hasTexts(value: unknown, ...keys: string[]): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    keys.every((key) => typeof (value as Record<string, unknown>)[key] === 'string')
  );
}
