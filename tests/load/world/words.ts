import { below, pick, type Table } from './random.ts';

const ONSETS = ['b', 'd', 'f', 'g', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'z', 'ch', 'sh', 'br', 'tr'];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ai', 'ou', 'é'];
const CODAS = ['', '', '', 'n', 'r', 's', 'l', 'nd', 'st'];

function syllable(n: number): string {
  const onset = ONSETS[n % ONSETS.length]!;
  const vowel = VOWELS[Math.floor(n / 7) % VOWELS.length]!;
  return onset + vowel + CODAS[Math.floor(n / 53) % CODAS.length]!;
}

/** The n-th of many made-up words, of two or three syllables. */
export function word(n: number): string {
  const text = syllable(n * 31 + 7) + syllable(n * 17 + 3);
  return n % 3 === 0 ? text + syllable(n * 13 + 11) : text;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Made up, as everybody here is. */
export function personName(i: number): string {
  const given = capital(word(below(400, 'person', i, 1)));
  return `${given} ${capital(word(1_000 + below(6_000, 'person', i, 2)))}`;
}

/** A sentence of made-up words, some of them common and some rare, as in life. */
export function sentence(table: Table, i: number, what: number, words: number): string {
  const drawn = Array.from({ length: words }, (_, k) => {
    const common = below(4, table, i, what + k) > 0;
    return word(10_000 + below(common ? 300 : 20_000, table, i, what + 20 + k));
  });
  return `${capital(drawn.join(' '))}.`;
}

export const PLACES = ['Geneva', 'New York', 'Addis Ababa', 'Bangkok', 'Vientiane', 'Brussels', 'Nairobi', null, null];
export const placeOf = (i: number): string | null => pick(PLACES, 'engagement', i, 9);
