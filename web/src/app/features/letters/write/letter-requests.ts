import type {
  CreateLetterRequest,
  LetterPreviewRequest,
  LetterView,
  RegisterIncomingRequest,
  RegisterOfOthersRequest,
  UpdateLetterRequest,
} from '@demarche/contracts/letters';
import { draftOf, type LetterDraft } from './letter-draft';

export type LetterRequest =
  | { readonly url: '/api/letters'; readonly body: CreateLetterRequest }
  | { readonly url: '/api/letters/received'; readonly body: RegisterIncomingRequest }
  | { readonly url: '/api/letters/of-others'; readonly body: RegisterOfOthersRequest };

/** The request for a new letter, by what kind it is. */
export function createRequest(draft: LetterDraft): LetterRequest {
  const common = { ...contentOf(draft), ...labelOf(draft) };
  const answers = draft.answers ? { answersId: draft.answers.id } : {};
  switch (draft.kind) {
    case 'received':
      return {
        url: '/api/letters/received',
        body: { ...common, ...answers, receivedOn: draft.on, channel: draft.channel },
      };
    case 'of_others':
      return { url: '/api/letters/of-others', body: { ...common, origin: draft.origin, sentOn: draft.on } };
    case 'own':
      return {
        url: '/api/letters',
        body: {
          ...common,
          ...answers,
          ...ownOf(draft),
          ...(draft.templateId ? { templateId: draft.templateId } : {}),
        },
      };
  }
}

/** Only what differs from what is stored, upon its version. */
export function updateRequest(draft: LetterDraft, before: LetterView): UpdateLetterRequest {
  const was = draftOf(before);
  const own = draft.kind === 'own';
  const mine: Record<string, unknown> = { ...contentOf(draft), ...(own && ownOf(draft)) };
  const theirs: Record<string, unknown> = { ...contentOf(was), ...(own && ownOf(was)) };
  const changed = Object.entries(mine).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(theirs[key]));
  const relabelled = draft.label !== was.label || draft.caveats.join() !== was.caveats.join();
  const reason = draft.reason?.trim();
  return {
    version: before.version,
    ...Object.fromEntries(changed),
    ...(relabelled && { label: draft.label, caveats: [...draft.caveats], ...(reason && { labelReason: reason }) }),
    ...(draft.users.length + draft.offices.length > 0 && { access: accessOf(draft) }),
  };
}

/** What the preview reads from. */
export function previewRequest(draft: LetterDraft, letterId: string | null): LetterPreviewRequest {
  const { form, language, state, postId, personId, subject, body } = contentOf(draft);
  return {
    form,
    language,
    state,
    postId,
    personId,
    subject,
    body,
    ...ownOf(draft),
    ...(letterId ? { letterId } : {}),
  };
}

function contentOf(draft: LetterDraft) {
  return {
    form: draft.form,
    language: draft.language,
    state: draft.state,
    postId: draft.post?.id ?? null,
    personId: draft.person?.id ?? null,
    subject: draft.subject.trim(),
    body: draft.body,
    enclosures: linesOf(draft.enclosures),
    attachmentIds: draft.files.map(({ id }) => id),
    theirRef: draft.theirRef.trim() || null,
    ...(draft.kind === 'own' ? { replyWeeks: draft.replyWeeks } : {}),
  };
}

function ownOf(draft: LetterDraft) {
  return {
    signatoryId: draft.signatory?.id ?? null,
    signatoryTitle: draft.signatoryTitle.trim() || null,
    place: draft.place.trim() || null,
    asked: Object.fromEntries(Object.entries(draft.asked).filter(([, words]) => words.trim() !== '')),
  };
}

function labelOf(draft: LetterDraft) {
  const isListed = draft.label === 'restricted' || draft.caveats.length > 0;
  return { label: draft.label, caveats: [...draft.caveats], ...(isListed && { access: accessOf(draft) }) };
}

function accessOf({ users, offices }: LetterDraft) {
  return { userIds: users.map(({ id }) => id), officeIds: offices.map(({ id }) => id) };
}

export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
