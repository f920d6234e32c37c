import type { LetterLanguage } from './letter-document.js';

/** `{of}`: the State, possessive; `{name}`: the institution; `{city}`. */
export interface InstitutionPhrase {
  readonly name: string;
  /** Where the noun is inflected after "to". */
  readonly dative?: string;
  readonly seats?: { readonly geneva: string; readonly newYork: string; readonly elsewhere: string };
}
type Phrases = Readonly<Record<string, InstitutionPhrase | undefined>>;

const EN_SEATS = {
  geneva: '{name} to the United Nations Office and other international organizations in Geneva',
  newYork: '{name} to the United Nations in New York',
  elsewhere: '{name} in {city}',
};
const FR_SEATS = {
  geneva: '{name} auprès de l’Office des Nations Unies et des autres organisations internationales à Genève',
  newYork: '{name} auprès de l’Organisation des Nations Unies à New York',
  elsewhere: '{name} à {city}',
};
const ES_SEATS = {
  geneva: '{name} ante la Oficina de las Naciones Unidas y otras organizaciones internacionales con sede en Ginebra',
  newYork: '{name} ante las Naciones Unidas en Nueva York',
  elsewhere: '{name} en {city}',
};
const AR_SEATS = {
  geneva: '{name} لدى مكتب الأمم المتحدة والمنظمات الدولية الأخرى في جنيف',
  newYork: '{name} لدى الأمم المتحدة في نيويورك',
  elsewhere: '{name} في {city}',
};
// Another city would have to be inflected; in brackets it need not be.
const RU_SEATS = {
  geneva: '{name} при Отделении Организации Объединенных Наций и других международных организациях в Женеве',
  newYork: '{name} при Организации Объединенных Наций в Нью-Йорке',
  elsewhere: '{name} ({city})',
};

/** What institutions of each kind are called, in the usual form of diplomatic correspondence. */
export const INSTITUTION_PHRASES: Record<LetterLanguage, Phrases> = {
  en: {
    permanent_mission: { name: 'the Permanent Mission {of}', seats: EN_SEATS },
    observer_mission: { name: 'the Permanent Observer Mission {of}', seats: EN_SEATS },
    foreign_ministry: { name: 'the Ministry of Foreign Affairs {of}' },
    defence_ministry: { name: 'the Ministry of Defence {of}' },
    parliament: { name: 'the Parliament {of}' },
    armed_forces: { name: 'the Armed Forces {of}' },
  },
  fr: {
    permanent_mission: { name: 'la Mission permanente {of}', seats: FR_SEATS },
    observer_mission: { name: 'la Mission permanente d’observation {of}', seats: FR_SEATS },
    foreign_ministry: { name: 'le Ministère des affaires étrangères {of}' },
    defence_ministry: { name: 'le Ministère de la défense {of}' },
    parliament: { name: 'le Parlement {of}' },
    armed_forces: { name: 'les Forces armées {of}' },
  },
  es: {
    permanent_mission: { name: 'la Misión Permanente {of}', seats: ES_SEATS },
    observer_mission: { name: 'la Misión Permanente de Observación {of}', seats: ES_SEATS },
    foreign_ministry: { name: 'el Ministerio de Relaciones Exteriores {of}' },
    defence_ministry: { name: 'el Ministerio de Defensa {of}' },
    parliament: { name: 'el Parlamento {of}' },
    armed_forces: { name: 'las Fuerzas Armadas {of}' },
  },
  ar: {
    permanent_mission: { name: 'البعثة الدائمة {of}', seats: AR_SEATS },
    observer_mission: { name: 'البعثة المراقبة الدائمة {of}', seats: AR_SEATS },
    foreign_ministry: { name: 'وزارة الخارجية {of}' },
    defence_ministry: { name: 'وزارة الدفاع {of}' },
    parliament: { name: 'البرلمان الوطني {of}' },
    armed_forces: { name: 'القوات المسلحة {of}' },
  },
  zh: {
    permanent_mission: {
      name: '{of}常驻代表团',
      seats: {
        geneva: '{of}常驻联合国日内瓦办事处和瑞士其他国际组织代表团',
        newYork: '{of}常驻联合国代表团',
        elsewhere: '{of}常驻{city}代表团',
      },
    },
    observer_mission: {
      name: '{of}常驻观察员代表团',
      seats: {
        geneva: '{of}常驻联合国日内瓦办事处和瑞士其他国际组织观察员代表团',
        newYork: '{of}常驻联合国观察员代表团',
        elsewhere: '{of}常驻{city}观察员代表团',
      },
    },
    foreign_ministry: { name: '{of}外交部' },
    defence_ministry: { name: '{of}国防部' },
    parliament: { name: '{of}议会' },
    armed_forces: { name: '{of}武装部队' },
  },
  ru: {
    permanent_mission: {
      name: 'Постоянное представительство {of}',
      dative: 'Постоянному представительству {of}',
      seats: RU_SEATS,
    },
    observer_mission: {
      name: 'Постоянная миссия наблюдателя {of}',
      dative: 'Постоянной миссии наблюдателя {of}',
      seats: RU_SEATS,
    },
    foreign_ministry: { name: 'Министерство иностранных дел {of}', dative: 'Министерству иностранных дел {of}' },
    defence_ministry: { name: 'Министерство обороны {of}', dative: 'Министерству обороны {of}' },
    parliament: { name: 'Парламент {of}', dative: 'Парламенту {of}' },
    armed_forces: { name: 'Вооруженные силы {of}', dative: 'Вооруженным силам {of}' },
  },
};
