/** Says to what a mail may belong, by its words and addresses alone. */

/** `ISU/2026/041`, `COORDINATOR-A/R/2026/007`, also with blanks around the strokes and in small letters. */
const REFERENCE =
  /(?<![\p{L}\p{N}/-])(\p{L}[\p{L}\p{N}-]{0,30})\s?\/\s?(?:(R)\s?\/\s?)?(\d{4})\s?\/\s?(\d{3,6})(?![\p{L}\p{N}/])/giu;
const MOST_REFERENCES = 20;

/** What reads like a reference of ours, as `letterReference` writes it, in the order in which it stands. */
export function referencesIn(text: string): string[] {
  const found = new Set<string>();
  for (const [, office = '', restricted, year = '', number = ''] of text.matchAll(REFERENCE)) {
    found.add([office.toUpperCase(), ...(restricted ? ['R'] : []), year, number].join('/'));
    if (found.size === MOST_REFERENCES) break;
  }
  return [...found];
}

/** What mail programs put before the subject of an answer or of a mail handed on. */
const PREFIX =
  /^\s*(re|aw|sv|vs|antw|rép|réf|rif|r|odp|ynt|відп|ответ|отв|re\s?\[\d+\]|رد|الرد|答复|回复|回覆|fw|fwd|tr|wg|rv|enc|i|pd|doorst|пересл|إعادة توجيه|转发|轉寄|automatic reply|réponse automatique|respuesta automática)\s*[:：]\s*/iu;

/** The subject without what answering and handing on put before it; `isAnswer` where something was. */
export function bareSubject(subject: string): { bare: string; isAnswer: boolean } {
  let bare = subject;
  for (let i = 0; i < 20 && PREFIX.test(bare); i++) bare = bare.replace(PREFIX, '');
  return { bare: bare.trim(), isAnswer: bare !== subject };
}

/** The part after the @, in small letters; empty where there is none. */
export function domainOf(address: string): string {
  return /@([\p{L}\p{N}.-]{1,253})$/u.exec(address.trim().toLowerCase())?.[1] ?? '';
}

/** Whoever likes gets an address there: it tells of no institution. */
const FOR_EVERYBODY =
  /^(gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|proton|protonmail|mail|yandex|qq|163|126|sina|naver|zoho|tutanota|tuta|fastmail|orange|wanadoo|free|laposte|bluewin)\.[a-z.]{2,6}$/;

export function isForEverybody(domain: string): boolean {
  return FOR_EVERYBODY.test(domain);
}

/** Country codes that are sold to whoever likes: they tell of a country only below its government. */
const SOLD = [
  'ac',
  'ag',
  'ai',
  'am',
  'cc',
  'cd',
  'cf',
  'co',
  'dj',
  'fm',
  'ga',
  'gg',
  'gl',
  'gq',
  'im',
  'in',
  'io',
  'is',
  'la',
  'li',
  'ly',
  'me',
  'ml',
  'ms',
  'mu',
  'nu',
  'pn',
  'pw',
  'sc',
  'sh',
  'so',
  'st',
  'su',
  'tk',
  'tl',
  'to',
  'tv',
  'vc',
  'vg',
  'ws',
];
const OF_GOVERNMENT = /(^|\.)(gov|gob|gouv|govt|go|gub|gv|mil|mfa|mofa|minrex|parliament)\.[a-z]{2}$/;
/** Codes of the net that are not those of ISO 3166. */
const OTHERWISE: Record<string, string> = { uk: 'GB', va: 'VA' };

/**
 * The ISO 3166 alpha-2 code of the country in whose part of the net the domain stands; null where that tells nothing: `.org`,
 * an address that everybody gets, a code that is sold to everybody.
 */
export function countryOfDomain(domain: string): string | null {
  const code = /\.([a-z]{2})$/.exec(domain)?.[1];
  if (!code || code === 'eu' || isForEverybody(domain)) return null;
  if (SOLD.includes(code) && !OF_GOVERNMENT.test(domain)) return null;
  return OTHERWISE[code] ?? code.toUpperCase();
}

/** A Message-ID as it is compared: without brackets and blanks; undefined for what can name no message. */
export function messageIdOf(header: string): string | undefined {
  const id = /<([^<>\s]{3,500})>/.exec(header)?.[1] ?? header.trim();
  return id.length >= 3 && id.length <= 500 && !/[\s\p{Cc}<>]/u.test(id) ? id : undefined;
}
