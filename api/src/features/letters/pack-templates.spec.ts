import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { composeLetter } from '@demarche/domain/letter-compose';
import { gapsOf, LETTER_FORMS, LETTER_LANGUAGES, plainText } from '@demarche/domain/letter-document';
import { LETTER_FIELDS } from '@demarche/domain/letter-fields';
import { ofName } from '@demarche/domain/letter-grammar';
import { readTemplateFile, templateProblems, type LetterTemplate } from '@demarche/domain/letter-template';
import { letterValues, type LetterFacts } from '@demarche/domain/letter-values';
import { parseMerge } from '@demarche/domain/merge/merge-parser';
import { renderLine, renderMerge } from '@demarche/domain/merge/merge-render';
import { BALLOT_CHOICES, type TreatyStatus } from '@demarche/domain/treaty-terms';
import type { TreatyPack } from '@demarche/packs/pack';
import { PackFolder } from '@demarche/packs/pack-folder';

interface NameRow {
  iso3: string;
  language: string;
  unterm_short: string;
  unterm_formal_with_article: string;
}
interface StatusRow {
  iso3: string;
  treaty: string;
  signature_date: string;
  consent_date: string;
  entry_into_force: string;
  withdrawal_effective: string;
}
const [world, ccm] = [PackFolder.shipped('world'), PackFolder.shipped('ccm')];
const csv = async <T>(file: string) => parse<T>((await world.read(file)).toString('utf8'), { columns: true });
const names = await csv<NameRow>('state_names.csv');
const acts = (await csv<StatusRow>('treaty_status.csv')).filter((row) => row.treaty === 'CCM');
const pack = JSON.parse((await ccm.read('pack.json')).toString('utf8')) as TreatyPack;
const templates = await Promise.all(
  (pack.letterTemplates ?? []).map(async (file) => ({
    file,
    ...readTemplateFile((await ccm.read(file)).toString('utf8')),
  })),
);

/** What the depositary's list says of a State; the State beside it varies what is known otherwise. */
function factsOf(name: NameRow, index: number): LetterFacts {
  const row = acts.find((act) => act.iso3 === name.iso3);
  const [signedOn, depositedOn, leftOn] = [row?.signature_date, row?.consent_date, row?.withdrawal_effective].map(
    (day) => day || null,
  );
  const status: TreatyStatus = leftOn ? 'withdrawn' : depositedOn ? 'party' : signedOn ? 'signatory' : 'not_party';
  const choice = BALLOT_CHOICES[index % BALLOT_CHOICES.length] ?? 'yes';
  return {
    state: { iso3: name.iso3, short: name.unterm_short, formal: name.unterm_formal_with_article, capital: null },
    treaty: pack.treaty.names?.[name.language] ?? '',
    status: {
      status,
      since: leftOn ?? depositedOn ?? signedOn ?? null,
      signedOn: signedOn ?? null,
      depositedOn: depositedOn ?? null,
      inForceOn: row?.entry_into_force || null,
      leavingOn: null,
      asAt: '2026-02-03',
    },
    vote: index % 7 === 0 ? null : { year: 2025, choice, resolution: 'A/RES/80/35' },
    reported: { contaminated: index % 2 === 0, stockpiler: index % 3 === 0 },
    institution: {
      kind: 'permanent_mission',
      name: 'Permanent Mission',
      city: index % 2 === 0 ? 'Geneva' : 'New York',
    },
    post: { title: 'Permanent Representative' },
    person: null,
    office: {
      kind: (['isu', 'presidency', 'coordinator'] as const)[index % 3] ?? 'isu',
      name: 'Office',
      city: 'Geneva',
    },
    signatory: { name: 'Officer B', title: null },
    reference: 'ISU/2026/041',
    date: '2026-11-24',
    deposit:
      index % 5 === 0
        ? null
        : {
            on: '2026-11-24',
            inForceOn: '2027-05-01',
            firstReportOn: '2027-10-28',
            stockpilesBy: '2035-05-01',
            clearanceBy: '2037-05-01',
          },
  };
}

function letter(template: LetterTemplate, facts: LetterFacts) {
  const { form, language } = template;
  const values = letterValues(facts, language);
  const merged = (text: string) => parseMerge(text).nodes;
  return composeLetter({
    form,
    language,
    values,
    subject: renderLine(merged(template.subject), values),
    body: renderMerge(merged(template.body), values),
  });
}

/** What no chief of protocol lets pass. */
const NEVER: Record<string, RegExp> = {
  en: /(?<!\p{L})(the the|of of|to of)(?!\p{L})/iu,
  fr: /(?<!\p{L})((de|à) (le|les) \p{Lu}|de (du|des) |(de|que) [aeiouéêîœAEIOUÉÎ])/u,
  es: /(?<!\p{L})((de|a) el |del (el|la|los) |al el )/u,
  ar: /لال/u,
  zh: / (?=\p{Script=Han})/u,
  ru: /(от имени|делегации|органам|Представительств[оу]|Правительством) (\p{Lu}\p{L}+(ая|ое|ие|ые) |Республика|Королевство|Государство)/iu,
};

describe('the templates that come with the Convention', () => {
  it('are a note verbale and a letter in each of six languages', () => {
    const made = templates.map(({ form, language }) => `${form} ${language}`).sort();
    const wanted = LETTER_FORMS.slice(0, 2).flatMap((form) =>
      LETTER_LANGUAGES.map((language) => `${form} ${language}`),
    );
    expect(made).toEqual(wanted.sort());
    expect(new Set(names.map((row) => row.iso3)).size).toBe(197);
  });

  it.each(templates)('$file has nothing wrong', (template) => {
    expect(templateProblems(template)).toEqual([]);
  });

  it.each(templates)('$file becomes a letter to each of the 197', (template) => {
    const addressed = names.filter((row) => row.language === template.language);
    expect(addressed).toHaveLength(197);
    addressed.forEach((name, index) => {
      const document = letter(template, factsOf(name, index));
      const text = plainText(document);
      const at = `${template.file} ${name.iso3}`;
      expect(
        gapsOf(document).filter((gap) => gap.kind !== 'ask'),
        at,
      ).toEqual([]);
      expect(text, at).not.toMatch(/undefined|null|[{}]| {2}|\*\*| [,.]|\n\n\n|^\s|\s$/);
      expect(text, at).not.toMatch(NEVER[template.language] ?? /$^/);
      const formal = name.unterm_formal_with_article.replace(/\s+/g, ' ').replaceAll("'", '’');
      const named = [formal, ofName(formal, template.language)].some((each) =>
        text.replaceAll('\u00a0', ' ').includes(each),
      );
      expect(named, at).toBe(true);
    });
  });

  it('say the truth about each status', () => {
    const english = templates.find(({ file }) => file.endsWith('note_verbale.en.txt'));
    const of = (iso3: string) => {
      const row = names.find((name) => name.iso3 === iso3 && name.language === 'en');
      return english && row ? plainText(letter(english, factsOf(row, 1))).replaceAll('\u00a0', ' ') : '';
    };
    expect(of('AGO')).toContain('which was signed on behalf of the Republic of Angola on 3 December 2008');
    expect(of('AGO')).toContain('the ratification of the Convention');
    expect(of('LTU')).toContain('from which the withdrawal of the Republic of Lithuania took effect on 6 March 2025');
    expect(of('NOR')).toContain('the instrument of the Kingdom of Norway was deposited on 3 December 2008');
    expect(of('NOR')).not.toMatch(/ratification|accession/);
    expect(of('VNM')).toContain('accession to the Convention');
  });
});

it('the guide to templates names every field with its example, and no other', async () => {
  const guide = await readFile(new URL('../../../../docs/letter-templates.md', import.meta.url), 'utf8');
  const rows = [...guide.matchAll(/^\| `([a-z_.]+)` +\| (.*?) +\|/gm)].map(([, name, example]) => [name, example]);
  expect(rows).toEqual(LETTER_FIELDS.map(({ name, example }) => [name, example]));
});
