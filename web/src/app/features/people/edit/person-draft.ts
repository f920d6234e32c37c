import type { CreatePersonRequest, PersonAddress, PersonView, UpdatePersonRequest } from '@demarche/contracts/people';
import { LAWFUL_GROUNDS, type LawfulGround } from '@demarche/domain/person';
import type { LabelValue } from '../../../ui/label-field/label-field';

/** A person as a form holds them: texts are never null. */
export interface PersonDraft {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  /** ISO 639 codes. */
  readonly languages: readonly string[];
  readonly source: string;
  readonly metAt: string;
  readonly lawfulGround: LawfulGround | '';
  readonly addresses: readonly PersonAddress[];
  readonly label: LabelValue;
  /** For a new person: the post in which they are, and since when. */
  readonly post: { readonly id: string; readonly name: string } | null;
  readonly from: string | null;
}

export function emptyPerson(label: LabelValue['label'], today: string): PersonDraft {
  return {
    name: '',
    email: '',
    phone: '',
    languages: [],
    source: '',
    metAt: '',
    lawfulGround: '',
    addresses: [],
    label: { label, caveats: [], users: [], offices: [] },
    post: null,
    from: today,
  };
}

export function draftOf(person: PersonView): PersonDraft {
  return {
    name: person.name,
    email: person.email ?? '',
    phone: person.phone ?? '',
    languages: person.languages,
    source: person.source ?? '',
    metAt: person.metAt ?? '',
    lawfulGround: person.lawfulGround ?? '',
    addresses: person.addresses,
    label: { label: person.label, caveats: person.caveats, users: [], offices: [] },
    post: null,
    from: null,
  };
}

/** Whether a kept value is a draft of this form: an older version may have written it. */
export function isPersonDraft(value: unknown): value is PersonDraft {
  if (typeof value !== 'object' || value === null) return false;
  const draft = value as Partial<PersonDraft>;
  const texts = [draft.name, draft.email, draft.phone, draft.source, draft.metAt];
  return (
    texts.every((text) => typeof text === 'string') &&
    Array.isArray(draft.languages) &&
    Array.isArray(draft.addresses) &&
    [...LAWFUL_GROUNDS, ''].some((ground) => ground === draft.lawfulGround) &&
    Array.isArray(draft.label?.caveats)
  );
}

export function createRequest(draft: PersonDraft): CreatePersonRequest {
  const holding = draft.post && draft.from ? { postId: draft.post.id, from: draft.from } : undefined;
  return { ...contentOf(draft), ...labelOf(draft.label), ...(holding && { holding }) };
}

export function updateRequest(draft: PersonDraft, before: PersonView): UpdatePersonRequest {
  const was = draftOf(before).label;
  const isRelabelled = draft.label.label !== was.label || draft.label.caveats.join() !== was.caveats.join();
  const isListed = draft.label.users.length + draft.label.offices.length > 0;
  return {
    version: before.version,
    ...contentOf(draft),
    ...((isRelabelled || isListed) && labelOf(draft.label)),
  };
}

function contentOf(draft: PersonDraft) {
  return {
    name: draft.name.trim(),
    email: draft.email.trim() || null,
    phone: draft.phone.trim() || null,
    languages: [...draft.languages],
    source: draft.source.trim() || null,
    metAt: draft.metAt.trim() || null,
    lawfulGround: draft.lawfulGround || null,
    addresses: draft.addresses
      .map(({ language, salutation, formOfAddress }) => ({
        language,
        salutation: salutation?.trim() || null,
        formOfAddress: formOfAddress?.trim() || null,
      }))
      .filter(({ salutation, formOfAddress }) => salutation ?? formOfAddress),
  };
}

function labelOf({ label, caveats, users, offices, reason }: LabelValue) {
  const isListed = label === 'restricted' || caveats.length > 0;
  const access = { userIds: users.map(({ id }) => id), officeIds: offices.map(({ id }) => id) };
  return {
    label,
    caveats: [...caveats],
    ...(isListed && users.length + offices.length > 0 && { access }),
    ...(reason?.trim() && { labelReason: reason.trim() }),
  };
}
