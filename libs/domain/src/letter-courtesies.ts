import type { LetterLanguage } from './letter-document.js';

/** The courtesies of one language, written in the merge language; own sentences in the usual diplomatic form. */
export interface Courtesies {
  /** Opens a note verbale. Goes on in the author's first sentence where that begins small, after `and`. */
  readonly compliments: string;
  readonly and: string;
  readonly stop: string;
  /** Closes a note verbale. */
  readonly assurances: string;
  /** Greets a person whose own salutation is not recorded. */
  readonly excellency: string;
  /** What stands after a salutation. */
  readonly comma: string;
  /** Closes a letter. `{{person.vocative}}` is the salutation within the sentence. */
  readonly close: string;
  /** Closes an e-mail. */
  readonly regards: string;
}

export const COURTESIES: Record<LetterLanguage, Courtesies> = {
  en: {
    compliments: '{{office.name}} presents its compliments {{addressee.full_to}}',
    and: ' and ',
    stop: '.',
    assurances:
      '{{office.short}} avails itself of this opportunity to renew {{addressee.short_to}} the assurances of its highest consideration.',
    excellency: 'Excellency',
    comma: ',',
    close: 'Please accept, {{person.vocative}}, the assurances of my highest consideration.',
    regards: 'With my best regards,',
  },
  fr: {
    compliments: '{{office.name}} présente ses compliments {{addressee.full_to}}',
    and: ' et ',
    stop: '.',
    assurances:
      '{{office.short}} saisit cette occasion pour renouveler {{addressee.short_to}} les assurances de sa très haute considération.',
    excellency: 'Excellence',
    comma: ',',
    close: 'Je vous prie d’agréer, {{person.vocative}}, les assurances de ma très haute considération.',
    regards: 'Bien cordialement,',
  },
  es: {
    compliments: '{{office.name}} saluda atentamente {{addressee.full_to}}',
    and: ' y ',
    stop: '.',
    assurances:
      '{{office.short}} aprovecha la oportunidad para reiterar {{addressee.short_to}} las seguridades de su más alta y distinguida consideración.',
    excellency: 'Excelencia',
    comma: ':',
    close:
      'Aprovecho la oportunidad para reiterarle, {{person.vocative}}, las seguridades de mi más alta y distinguida consideración.',
    regards: 'Le saluda atentamente,',
  },
  ar: {
    compliments:
      '{{#if office.masculine}}يهدي {{office.name}} أطيب تحياته{{else}}تهدي {{office.name}} أطيب تحياتها{{/if}} {{addressee.full_to}}',
    and: ' و',
    stop: '.',
    assurances:
      '{{#if office.masculine}}ويغتنم {{office.short}} هذه الفرصة ليعرب مجددا {{addressee.short_of}} عن فائق تقديره واحترامه.{{else}}وتغتنم {{office.short}} هذه الفرصة لتعرب مجددا {{addressee.short_of}} عن فائق تقديرها واحترامها.{{/if}}',
    excellency: 'صاحب السعادة',
    comma: '،',
    close: 'وتفضلوا، {{person.vocative}}، بقبول أسمى آيات تقديري واحترامي.',
    regards: 'مع أطيب التحيات،',
  },
  zh: {
    compliments: '{{office.name}}{{addressee.full_to}}致意',
    and: '，并',
    stop: '。',
    assurances: '顺致最崇高的敬意。',
    excellency: '阁下',
    comma: '：',
    close: '{{person.vocative}}，顺致最崇高的敬意。',
    regards: '此致敬礼',
  },
  ru: {
    compliments: '{{office.name}} свидетельствует свое уважение {{addressee.full_to}}',
    and: ' и ',
    stop: '.',
    assurances:
      '{{office.short}} пользуется этим случаем, чтобы возобновить {{addressee.short_to}} уверения в своем весьма высоком уважении.',
    excellency: 'Ваше Превосходительство',
    comma: ',',
    close: 'Примите, {{person.vocative}}, уверения в моем весьма высоком уважении.',
    regards: 'С уважением,',
  },
};
