import type {
  AddresseeCheck,
  AddresseeChoice,
  BatchCheck,
  CheckBatchRequest,
  CreateBatchRequest,
} from '@demarche/contracts/letter-batches';
import type { LetterForm, LetterLanguage, LetterTemplateView } from '@demarche/contracts/letters';
import { weightOf } from '@demarche/domain/letter-batch';
import type { LabelValue } from '../../../ui/label-field/label-field';

/** What is chosen for one addressee, besides what the register proposes. */
export type Choice = Omit<AddresseeChoice, 'state'>;

/** A batch as its form holds it. Plain JSON: it is kept on the device. */
export interface BatchDraft extends LabelValue {
  readonly name: string;
  /** ISO 3166 alpha-3, in the order they were chosen. */
  readonly states: readonly string[];
  readonly leftOut: readonly string[];
  readonly form: LetterForm;
  /** The text for each language that is written in. */
  readonly texts: Partial<Record<LetterLanguage, string>>;
  readonly otherwise: LetterLanguage | null;
  readonly city: string;
  readonly choices: Readonly<Record<string, Choice>>;
  readonly asked: Readonly<Record<string, string>>;
  readonly place: string;
  readonly signatory: { readonly id: string; readonly name: string } | null;
  readonly signatoryTitle: string;
  readonly enclosures: string;
  readonly replyWeeks: number | null;
}

export function emptyBatch(states: readonly string[], label: BatchDraft['label'], place: string): BatchDraft {
  return {
    name: '',
    states,
    leftOut: [],
    form: 'note_verbale',
    texts: {},
    otherwise: null,
    city: '',
    choices: {},
    asked: {},
    place,
    signatory: null,
    signatoryTitle: '',
    enclosures: '',
    replyWeeks: 6,
    label,
    caveats: [],
    users: [],
    offices: [],
  };
}

/** Whether something that was kept on the device is a batch: an older form may have written it. */
export function isBatchDraft(value: unknown): value is BatchDraft {
  const draft = value as Partial<BatchDraft> | null;
  return (
    typeof draft === 'object' &&
    draft !== null &&
    Array.isArray(draft.states) &&
    typeof draft.texts === 'object' &&
    typeof draft.choices === 'object' &&
    typeof draft.asked === 'object' &&
    Array.isArray(draft.caveats)
  );
}

/** To whom it goes: those who were chosen and not left out. */
export function statesOf({ states, leftOut }: Pick<BatchDraft, 'states' | 'leftOut'>): string[] {
  return states.filter((iso3) => !leftOut.includes(iso3));
}

/** The request that looks through the addressees; null while there is nobody to look at, or nothing to write. */
export function checkRequest(draft: BatchDraft): CheckBatchRequest | null {
  const [states, templateIds] = [statesOf(draft), Object.values(draft.texts)];
  if (states.length === 0 || templateIds.length === 0) return null;
  const choices = states.flatMap((state) => {
    const choice = draft.choices[state];
    return choice ? [{ state, ...choice }] : [];
  });
  return {
    templateIds,
    states,
    choices,
    asked: filled(draft.asked),
    ...(draft.otherwise && { otherwise: draft.otherwise }),
    ...(draft.city.trim() && { city: draft.city.trim() }),
    ...signing(draft),
  };
}

/** The request that begins the batch: to those of the check to whom it can be written. */
export function createRequest(draft: BatchDraft, check: BatchCheck): CreateBatchRequest {
  const { label, caveats, users, offices } = draft;
  return {
    name: draft.name.trim(),
    templateIds: Object.values(draft.texts),
    addressees: check.addressees.flatMap(({ state, post, language, standing }) =>
      post && language && standing === 'ready'
        ? [{ state: state.iso3, postId: post.id, language, anyway: draft.choices[state.iso3]?.anyway ?? false }]
        : [],
    ),
    ...(draft.otherwise && { otherwise: draft.otherwise }),
    asked: filled(draft.asked),
    ...signing(draft),
    enclosures: draft.enclosures
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
    replyWeeks: draft.replyWeeks,
    label,
    caveats: [...caveats],
    access: { userIds: users.map(({ id }) => id), officeIds: offices.map(({ id }) => id) },
  };
}

/** The words of the gaps that a person fills, for all letters alike: those of the texts that were chosen. */
export function asksOf(texts: readonly Pick<LetterTemplateView, 'subject' | 'body'>[]): string[] {
  const found = texts.flatMap(({ subject, body }) => [
    ...`${subject}\n${body}`.matchAll(/\{\{\s*ask:\s*([^}]+?)\s*\}\}/g),
  ]);
  return [...new Set(found.map(([, words = '']) => words))];
}

/** The working languages of the treaty: letters in others are chosen. */
const USUAL: readonly LetterLanguage[] = ['en', 'fr', 'es'];

/** The texts of a form that a batch begins with: one in each working language, the treaty's own before ours. */
export function usualTexts(
  templates: readonly Pick<LetterTemplateView, 'id' | 'form' | 'language' | 'ofPack'>[],
  form: LetterForm,
): BatchDraft['texts'] {
  const texts: BatchDraft['texts'] = {};
  for (const language of USUAL) {
    const ofForm = templates.filter((one) => one.form === form && one.language === language);
    const chosen = ofForm.find(({ ofPack }) => ofPack) ?? ofForm[0];
    if (chosen) texts[language] = chosen.id;
  }
  return texts;
}

/** What is still to be decided first, then what is ready; each in the order of the names. */
export function inOrder(addressees: readonly AddresseeCheck[]): AddresseeCheck[] {
  const rank = ({ standing }: AddresseeCheck): number => (standing === 'ready' ? 1 : 0);
  return [...addressees].sort((a, b) => rank(a) - rank(b));
}

/** Faults that ask for an answer, or stop; what is only told beside. */
export function faultsOf({ faults }: AddresseeCheck, form: LetterForm) {
  const grave = faults.filter((fault) => weightOf(fault, form) !== 'tells');
  return { grave, told: faults.filter((fault) => !grave.includes(fault)) };
}

function signing({ place, signatory, signatoryTitle }: BatchDraft) {
  return {
    place: place.trim() || null,
    signatoryId: signatory?.id ?? null,
    signatoryTitle: signatoryTitle.trim() || null,
  };
}

function filled(asked: BatchDraft['asked']): Record<string, string> {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value.trim()));
}
