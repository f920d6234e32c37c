import type { EngagementView, UpdateEngagementRequest } from '@demarche/contracts/engagements';
import type { LabelValue } from '../../ui/label-field/label-field';
import type { ContactDraft } from './quick-log/contact-draft';
import { metIn } from './quick-log/people-finder';

/** A contact as it is being changed. Plain JSON: kept on the device at every change. */
export interface EngagementDraft
  extends LabelValue, Pick<ContactDraft, 'states' | 'kind' | 'on' | 'time' | 'zone' | 'place' | 'people' | 'files'> {
  readonly title: string;
  readonly summary: string;
  readonly outcome: string;
}

export function draftOf(contact: EngagementView, zone: string): EngagementDraft {
  return {
    title: contact.title,
    kind: contact.kind,
    states: contact.states.map(({ iso3 }) => iso3),
    on: contact.on,
    time: contact.time ?? '',
    zone: contact.zone ?? zone,
    place: contact.place ?? '',
    people: metIn(contact),
    summary: contact.summary ?? '',
    outcome: contact.outcome ?? '',
    files: contact.attachments,
    label: contact.label,
    caveats: contact.caveats,
    users: [],
    offices: [],
  };
}

/** Only what differs from what is stored, upon its version: two people who change different things do not meet. */
export function updateRequest(draft: EngagementDraft, before: EngagementView): UpdateEngagementRequest {
  const was = draftOf(before, draft.zone);
  const request: UpdateEngagementRequest = { version: before.version };
  const text = (value: string) => value.trim() || null;
  if (draft.title.trim() !== was.title && draft.title.trim()) request.title = draft.title.trim();
  if (draft.kind !== was.kind) request.kind = draft.kind;
  if (draft.on !== was.on) request.on = draft.on;
  if (draft.states.join() !== was.states.join()) request.states = [...draft.states];
  if (draft.time !== was.time || (draft.time && draft.zone !== was.zone)) {
    Object.assign(request, { time: draft.time || null, zone: draft.time ? draft.zone : null });
  }
  if (draft.place.trim() !== was.place) request.place = text(draft.place);
  if (draft.summary.trim() !== was.summary) request.summary = text(draft.summary);
  if (draft.outcome.trim() !== was.outcome) request.outcome = text(draft.outcome);
  const files = (list: EngagementDraft['files']) => list.map(({ id }) => id);
  if (files(draft.files).join() !== files(was.files).join()) request.attachmentIds = files(draft.files);
  const ids = (people: EngagementDraft['people']) => people.map(({ personId }) => personId).join();
  // Masked people are not known here: they are left as they are.
  if (before.peopleMet && ids(draft.people) !== ids(was.people)) {
    request.peopleMet = draft.people.map(({ personId, postId }) => ({ personId, postId }));
  }
  return { ...request, ...labelChange(draft, was) };
}

function labelChange(draft: EngagementDraft, was: EngagementDraft): Partial<UpdateEngagementRequest> {
  const change: Partial<UpdateEngagementRequest> = {};
  if (draft.label !== was.label || draft.caveats.join() !== was.caveats.join()) {
    Object.assign(change, { label: draft.label, caveats: [...draft.caveats] });
    if (draft.reason?.trim()) change.labelReason = draft.reason.trim();
  }
  if (draft.users.length + draft.offices.length > 0) {
    change.access = { userIds: draft.users.map(({ id }) => id), officeIds: draft.offices.map(({ id }) => id) };
  }
  return change;
}

/** True when saving would change nothing. */
export function changesNothing(request: UpdateEngagementRequest): boolean {
  return Object.keys(request).length === 1;
}

/** Proves what storage gives back. */
export function isEngagementDraft(value: unknown): value is EngagementDraft {
  if (typeof value !== 'object' || value === null) return false;
  const draft = value as Record<keyof EngagementDraft, unknown>;
  const texts = ['title', 'kind', 'on', 'time', 'zone', 'place', 'summary', 'outcome', 'label'] as const;
  return (
    texts.every((key) => typeof draft[key] === 'string') &&
    [draft.states, draft.people, draft.files, draft.caveats, draft.users, draft.offices].every(Array.isArray)
  );
}

/** Where mine and theirs say different things, for reading them side by side. */
const COMPARED = ['title', 'on', 'place', 'summary', 'outcome'] as const;
export type ComparedField = (typeof COMPARED)[number];
export interface Difference {
  readonly field: ComparedField;
  readonly mine: string;
  readonly theirs: string;
}
export function differences(mine: EngagementDraft, theirs: EngagementView): Difference[] {
  const stored = draftOf(theirs, mine.zone);
  return COMPARED.filter((field) => mine[field].trim() !== stored[field]).map((field) => ({
    field,
    mine: mine[field],
    theirs: stored[field],
  }));
}
