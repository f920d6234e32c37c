import type { IsoDate } from './dates.js';
import { addresseeNames, type AddresseeInstitution } from './letter-addressee.js';
import { COURTESIES } from './letter-courtesies.js';
import { letterDate, type LetterDigits } from './letter-dates.js';
import type { LetterLanguage } from './letter-document.js';
import { bareName, ofName, runningName, toName } from './letter-grammar.js';
import { officeInLetters, treatyInLetters } from './letter-offices.js';
import { cityName, STATUS_WORDS, VOTE_WORDS } from './letter-words.js';
import type { MergeValues } from './merge/merge-ast.js';
import type { OfficeKind } from './office.js';
import type { BallotChoice, TreatyStatus } from './treaty-terms.js';

/** What a letter is merged from: plain data, names in the language of the letter. What is not known is null. */
export interface LetterFacts {
  /** As UNTERM writes them: `Angola (l')`, `la République d'Angola`. Null: to an institution of no State. */
  readonly state: { iso3: string; short: string; formal: string; capital: string | null } | null;
  /** Without an article. */
  readonly treaty: string;
  readonly status: {
    readonly status: TreatyStatus;
    readonly since: IsoDate | null;
    readonly signedOn: IsoDate | null;
    readonly depositedOn: IsoDate | null;
    readonly inForceOn: IsoDate | null;
    readonly leavingOn: IsoDate | null;
    /** The day the status is known for. */
    readonly asAt: IsoDate;
  } | null;
  /** The last recorded one; `resolution` with or without `A/RES/`, which running text leaves out. */
  readonly vote: { year: number; choice: BallotChoice; resolution: string } | null;
  /** Reported facts; as the register derives them. */
  readonly reported: { contaminated: boolean; stockpiler: boolean };
  readonly institution: AddresseeInstitution | null;
  readonly post: { title: string } | null;
  /** `salutation` and `formOfAddress` as recorded for this language. */
  readonly person: { name: string; salutation: string | null; formOfAddress: string | null } | null;
  readonly office: { kind: OfficeKind; name: string; city: string | null };
  readonly signatory: { name: string; title: string | null } | null;
  readonly reference: string | null;
  readonly date: IsoDate;
  /** What would follow if the State deposited on that day; null where no rule says. */
  readonly deposit: {
    readonly on: IsoDate;
    readonly inForceOn: IsoDate | null;
    readonly firstReportOn: IsoDate | null;
    readonly stockpilesBy: IsoDate | null;
    readonly clearanceBy: IsoDate | null;
  } | null;
  readonly digits?: LetterDigits;
}

/** What every merge field says in `language`. A field that says nothing is left out, and shows as missing. */
export function letterValues(facts: LetterFacts, language: LetterLanguage): MergeValues {
  const day = (date: IsoDate | null | undefined): string => (date ? letterDate(date, language, facts.digits) : '');
  const { state, status, vote, person, office, signatory, deposit } = facts;
  return dropEmpty({
    ...(state && stateValues(state, language)),
    'state.contaminated': facts.reported.contaminated,
    'state.stockpiler': facts.reported.stockpiler,
    ...treatyAndOffice(facts, language),
    ...addresseeValues(facts, language),
    'status.word': status ? STATUS_WORDS[language][status.status] : '',
    'status.since': day(status?.since),
    'status.signed_on': day(status?.signedOn),
    'status.deposited_on': day(status?.depositedOn),
    'status.in_force_on': day(status?.inForceOn),
    'status.leaving_on': day(status?.leavingOn),
    'status.as_at': day(status?.asAt),
    'status.party': status?.status === 'party',
    'status.signatory': status?.status === 'signatory',
    'status.not_party': status?.status === 'not_party',
    'status.withdrawn': status?.status === 'withdrawn',
    'status.leaving': status?.leavingOn != null,
    ...voteValues(vote, language),
    'post.title': facts.post?.title ?? '',
    'person.name': person?.name ?? '',
    'person.address': person ? (person.formOfAddress ?? person.name) : '',
    ...salutation(person, language),
    'signatory.name': signatory?.name ?? '',
    'signatory.title': signatory?.title ?? '',
    reference: facts.reference ?? '',
    date: day(facts.date),
    place: office.city ? cityName(office.city, language) : '',
    'deposit.on': day(deposit?.on),
    'deposit.in_force_on': day(deposit?.inForceOn),
    'deposit.first_report_on': day(deposit?.firstReportOn),
    'deposit.stockpiles_by': day(deposit?.stockpilesBy),
    'deposit.clearance_by': day(deposit?.clearanceBy),
  });
}

function stateValues(
  { short, formal, capital }: NonNullable<LetterFacts['state']>,
  language: LetterLanguage,
): MergeValues {
  const running = runningName(short, formal);
  return {
    'state.formal': formal,
    'state.formal_of': ofName(formal, language),
    'state.formal_to': toName(formal, language),
    'state.short': running,
    'state.short_of': ofName(running, language),
    'state.short_to': toName(running, language),
    'state.name': bareName(short),
    'state.capital': capital ?? '',
  };
}

function treatyAndOffice({ treaty, office }: LetterFacts, language: LetterLanguage): MergeValues {
  const { name, short } = treatyInLetters(treaty, language);
  const ours = officeInLetters(office, name, language);
  return {
    'treaty.name': name,
    'treaty.of': ofName(name, language),
    'treaty.to': toName(name, language),
    'treaty.short': short,
    'office.name': ours.long,
    'office.short': ours.short,
    'office.masculine': ours.masculine,
  };
}

function addresseeValues({ institution, state }: LetterFacts, language: LetterLanguage): MergeValues {
  if (!institution) return {};
  const names = addresseeNames(institution, state, language);
  return {
    'institution.name': institution.name,
    'addressee.full': names.full,
    'addressee.full_to': names.fullTo,
    'addressee.short': names.short,
    'addressee.short_to': names.shortTo,
    'addressee.short_of': ofName(names.short, language),
  };
}

function voteValues(vote: LetterFacts['vote'], language: LetterLanguage): MergeValues {
  if (!vote) return { 'vote.yes': false, 'vote.no': false, 'vote.abstained': false, 'vote.absent': false };
  const word = VOTE_WORDS[language][vote.choice];
  return {
    'vote.word': word,
    'vote.year': String(vote.year),
    'vote.last': language === 'zh' ? `${word}（${vote.year}年）` : `${word} (${vote.year})`,
    'vote.resolution': vote.resolution.replace(/^A\/RES\//, ''),
    'vote.yes': vote.choice === 'yes',
    'vote.no': vote.choice === 'no',
    'vote.abstained': vote.choice === 'abstain',
    'vote.absent': vote.choice === 'absent',
  };
}

/** As recorded, else the neutral "Excellency"; as a line of its own and within a sentence. */
function salutation(person: LetterFacts['person'], language: LetterLanguage): MergeValues {
  const { excellency, comma } = COURTESIES[language];
  const vocative = (person?.salutation ?? '').trim().replace(/[\s,:;،，：.]+$/u, '') || excellency;
  return { 'person.salutation': vocative + comma, 'person.vocative': vocative };
}

function dropEmpty(values: MergeValues): MergeValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}
