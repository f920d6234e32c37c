import type { InstitutionKind } from './institution.js';
import { INSTITUTION_PHRASES, type InstitutionPhrase } from './letter-addressee-phrases.js';
import type { LetterLanguage } from './letter-document.js';
import { ofName, toName } from './letter-grammar.js';
import { cityName } from './letter-words.js';

/** An institution as letters name it, each with its article where the language has one. */
export interface AddresseeNames {
  /** "the Permanent Mission of … to the United Nations Office and other international organizations in Geneva" */
  readonly full: string;
  /** "the Permanent Mission of …": from the second time on. */
  readonly short: string;
  /** Both after "to"; in Russian the dative. */
  readonly fullTo: string;
  readonly shortTo: string;
}

export interface AddresseeInstitution {
  readonly kind: InstitutionKind;
  readonly name: string;
  readonly city: string | null;
}

/** These two keep Permanent Observer Missions. */
const OBSERVERS = ['VAT', 'PSE'];

/**
 * @param state null for an institution that belongs to none; `formal` with its article
 */
export function addresseeNames(
  institution: AddresseeInstitution,
  state: { iso3: string; formal: string } | null,
  language: LetterLanguage,
): AddresseeNames {
  const phrases = INSTITUTION_PHRASES[language];
  const phrase = state && phrases[phraseFor(institution, state.iso3)];
  if (!state || !phrase) return ownName(institution, state, language);
  const fill = (text: string): string => text.replace('{of}', ofName(state.formal, language));
  const seat = seatOf(institution, phrase, language);
  const [short, full] = [fill(phrase.name), fill(seat.replace('{name}', phrase.name))];
  if (phrase.dative === undefined) {
    return { full, short, fullTo: toName(full, language), shortTo: toName(short, language) };
  }
  return { full, short, fullTo: fill(seat.replace('{name}', phrase.dative)), shortTo: fill(phrase.dative) };
}

function seatOf({ city }: AddresseeInstitution, phrase: InstitutionPhrase, language: LetterLanguage): string {
  if (!phrase.seats || city === null || city.trim() === '') return '{name}';
  const english = city.trim().toLowerCase();
  const seat = english === 'geneva' ? phrase.seats.geneva : english === 'new york' ? phrase.seats.newYork : null;
  return seat ?? phrase.seats.elsewhere.replace('{city}', cityName(city, language));
}

function phraseFor({ kind, name }: AddresseeInstitution, iso3: string): string {
  if (kind === 'permanent_mission') return OBSERVERS.includes(iso3) ? 'observer_mission' : 'permanent_mission';
  if (kind !== 'ministry') return kind;
  if (/foreign|external|étrang|exterior/i.test(name)) return 'foreign_ministry';
  return /defen[cs]e|défense|defensa/i.test(name) ? 'defence_ministry' : 'ministry';
}

/** Nobody has told how this one is called in the language: its own name stands, of its State where it does not say so. */
function ownName(
  { name }: AddresseeInstitution,
  state: { formal: string } | null,
  language: LetterLanguage,
): AddresseeNames {
  const named = language === 'en' && !/^the /i.test(name) ? `the ${name}` : name;
  const bare = state?.formal.replace(/^(the|la|le|les|el|los|las) |^l['’]/, '') ?? '';
  const own =
    state === null || name.includes(bare) || language === 'zh' ? named : `${named} ${ofName(state.formal, language)}`;
  return { full: own, short: own, fullTo: toName(own, language), shortTo: toName(own, language) };
}
