/** Nouns that head the formal names of States, treaties and institutions, with their genitive. */
const HEADS: Record<string, string> = {
  Республика: 'Республики',
  Королевство: 'Королевства',
  Княжество: 'Княжества',
  Герцогство: 'Герцогства',
  Государство: 'Государства',
  государство: 'государства',
  Содружество: 'Содружества',
  Союз: 'Союза',
  Султанат: 'Султаната',
  Конфедерация: 'Конфедерации',
  Федерация: 'Федерации',
  Эмираты: 'Эмиратов',
  Штаты: 'Штатов',
  Острова: 'Островов',
  Престол: 'Престола',
  Зеландия: 'Зеландии',
  Конвенция: 'Конвенции',
  Договор: 'Договора',
  Протокол: 'Протокола',
};
/** Names without such a noun that no rule of endings catches. */
const NAMES: Record<string, string> = {
  'Антигуа и Барбуда': 'Антигуа и Барбуды',
  'Босния и Герцеговина': 'Боснии и Герцеговины',
  'Бруней-Даруссалам': 'Брунея-Даруссалама',
  'Сент-Китс и Невис': 'Сент-Китса и Невиса',
  'Сент-Винсент и Гренадины': 'Сент-Винсента и Гренадин',
};

/**
 * The genitive of a name. Of a formal name the words up to its heading noun are inflected; what follows stands in
 * apposition or is in the genitive already ("Республики Ангола", "Соединенного Королевства Великобритании").
 */
export function russianGenitive(name: string): string {
  const known = NAMES[name];
  if (known !== undefined) return known;
  const words = name.split(' ');
  const head = words.findIndex((word) => Object.hasOwn(HEADS, word));
  if (head < 0) return words.length === 1 ? ofSingle(name) : name;
  return words
    .map((word, index) => {
      if (index > head) return word;
      return index === head ? (HEADS[word] ?? word) : ofAdjective(word);
    })
    .join(' ');
}

/** Ending of an adjective in the nominative, and its genitive. */
const ADJECTIVES: readonly [nominative: string, genitive: string][] = [
  ['ая', 'ой'],
  ['ое', 'ого'],
  ['ой', 'ого'],
  ['ые', 'ых'],
  ['ие', 'их'],
  ['овы', 'овых'],
];

function ofAdjective(word: string): string {
  const rule = ADJECTIVES.find(([nominative]) => word.endsWith(nominative));
  return rule ? word.slice(0, -rule[0].length) + rule[1] : word;
}

function ofSingle(name: string): string {
  if (name.endsWith('ия')) return `${name.slice(0, -1)}и`;
  if (/[гкхжшщч]а$/.test(name)) return `${name.slice(0, -1)}и`;
  if (name.endsWith('а')) return `${name.slice(0, -1)}ы`;
  return /[бвгджзклмнпрстфхцчшщ]$/.test(name) ? `${name}а` : name;
}
