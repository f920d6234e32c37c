import type { LetterForm, LetterLanguage } from './letter-document.js';
import type { BallotChoice, TreatyStatus } from './treaty-terms.js';

type InLanguages<T> = Record<LetterLanguage, T>;

/** Where a State stands, as a letter says it in the middle of a sentence. */
export const STATUS_WORDS: InLanguages<Record<TreatyStatus, string>> = {
  en: {
    party: 'State Party',
    signatory: 'signatory',
    not_party: 'State not party',
    withdrawn: 'State no longer party',
  },
  fr: {
    party: 'État partie',
    signatory: 'État signataire',
    not_party: 'État non partie',
    withdrawn: 'État ayant cessé d’être partie',
  },
  es: {
    party: 'Estado parte',
    signatory: 'Estado signatario',
    not_party: 'Estado no parte',
    withdrawn: 'Estado que ha dejado de ser parte',
  },
  ar: { party: 'دولة طرف', signatory: 'دولة موقِّعة', not_party: 'دولة غير طرف', withdrawn: 'دولة لم تعد طرفا' },
  zh: { party: '缔约国', signatory: '签署国', not_party: '非缔约国', withdrawn: '已退出国' },
  ru: {
    party: 'государство-участник',
    signatory: 'подписавшее государство',
    not_party: 'государство, не являющееся участником',
    withdrawn: 'государство, переставшее быть участником',
  },
};

/** How a State voted, as nouns: "vote: abstention". */
export const VOTE_WORDS: InLanguages<Record<BallotChoice, string>> = {
  en: { yes: 'in favour', no: 'against', abstain: 'abstention', absent: 'not voting', not_member: 'not a member' },
  fr: {
    yes: 'pour',
    no: 'contre',
    abstain: 'abstention',
    absent: 'sans participation au vote',
    not_member: 'non membre',
  },
  es: { yes: 'a favor', no: 'en contra', abstain: 'abstención', absent: 'sin votar', not_member: 'no miembro' },
  ar: {
    yes: 'مؤيدة',
    no: 'معارضة',
    abstain: 'امتناع عن التصويت',
    absent: 'عدم المشاركة في التصويت',
    not_member: 'غير عضو',
  },
  zh: { yes: '赞成', no: '反对', abstain: '弃权', absent: '未参加表决', not_member: '非会员国' },
  ru: {
    yes: 'за',
    no: 'против',
    abstain: 'воздержание',
    absent: 'не участвовало в голосовании',
    not_member: 'не является членом',
  },
};

/** What stands above the text; a letter and an e-mail have nothing there. */
export const FORM_HEADINGS: InLanguages<Partial<Record<LetterForm, string>>> = {
  en: { note_verbale: 'NOTE VERBALE', aide_memoire: 'AIDE-MEMOIRE', non_paper: 'NON-PAPER' },
  fr: { note_verbale: 'NOTE VERBALE', aide_memoire: 'AIDE-MÉMOIRE', non_paper: 'DOCUMENT OFFICIEUX' },
  es: { note_verbale: 'NOTA VERBAL', aide_memoire: 'AYUDA MEMORIA', non_paper: 'DOCUMENTO OFICIOSO' },
  ar: { note_verbale: 'مذكرة شفوية', aide_memoire: 'مذكرة معلومات', non_paper: 'ورقة غير رسمية' },
  zh: { note_verbale: '普通照会', aide_memoire: '备忘录', non_paper: '非正式文件' },
  ru: { note_verbale: 'ВЕРБАЛЬНАЯ НОТА', aide_memoire: 'ПАМЯТНАЯ ЗАПИСКА', non_paper: 'НЕОФИЦИАЛЬНЫЙ ДОКУМЕНТ' },
};

/** Cities where missions stand, as each language calls them; others are written as they are recorded. */
const CITIES: Record<string, InLanguages<string>> = {
  geneva: { en: 'Geneva', fr: 'Genève', es: 'Ginebra', ar: 'جنيف', zh: '日内瓦', ru: 'Женева' },
  'new york': { en: 'New York', fr: 'New York', es: 'Nueva York', ar: 'نيويورك', zh: '纽约', ru: 'Нью-Йорк' },
  vienna: { en: 'Vienna', fr: 'Vienne', es: 'Viena', ar: 'فيينا', zh: '维也纳', ru: 'Вена' },
  brussels: { en: 'Brussels', fr: 'Bruxelles', es: 'Bruselas', ar: 'بروكسل', zh: '布鲁塞尔', ru: 'Брюссель' },
};

export function cityName(city: string, language: LetterLanguage): string {
  return CITIES[city.trim().toLowerCase()]?.[language] ?? city.trim();
}
