import { describe, expect, it } from 'vitest';
import { LETTER_LANGUAGES } from './letter-document.js';
import { facts } from './letter-facts.testing.js';
import { KNOWN_FIELDS, LETTER_FIELDS } from './letter-fields.js';
import { treatyInLetters } from './letter-offices.js';
import { letterValues } from './letter-values.js';
import { STATUS_WORDS, VOTE_WORDS } from './letter-words.js';
import { BALLOT_CHOICES, TREATY_STATUSES } from './treaty-terms.js';

describe('letterValues', () => {
  it('knows every field of the catalogue, and no text field is empty when all is known', () => {
    const full = facts('en');
    const all = {
      ...full,
      status: full.status && {
        ...full.status,
        depositedOn: '2020-01-01',
        inForceOn: '2020-07-01',
        leavingOn: '2027-01-01',
      },
    };
    for (const language of LETTER_LANGUAGES) {
      const values = letterValues({ ...all, ...facts(language), status: all.status }, language);
      for (const { name, type } of LETTER_FIELDS)
        expect([language, name, typeof values[name]]).toEqual([language, name, type === 'text' ? 'string' : 'boolean']);
    }
  });

  it('has each field once, with a label', () => {
    expect(KNOWN_FIELDS.size).toBe(LETTER_FIELDS.length);
    expect(LETTER_FIELDS.map((field) => field.labelKey)).toContain('letters.fields.state.formal');
  });

  it('leaves out what is not known', () => {
    const bare = letterValues(
      {
        ...facts('en'),
        state: null,
        status: null,
        vote: null,
        institution: null,
        post: null,
        person: null,
        signatory: null,
        reference: null,
        deposit: null,
      },
      'en',
    );
    for (const name of [
      'state.formal',
      'status.word',
      'vote.last',
      'addressee.full',
      'post.title',
      'person.name',
      'reference',
      'deposit.on',
    ])
      expect(bare).not.toHaveProperty([name]);
    expect(bare).toMatchObject({ 'status.party': false, 'vote.yes': false, 'person.salutation': 'Excellency,' });
  });

  it.each(TREATY_STATUSES)('says that a State is %s, and that it is nothing else', (status) => {
    const known = facts('fr').status;
    const values = letterValues({ ...facts('fr'), status: known && { ...known, status } }, 'fr');
    const holds = TREATY_STATUSES.filter((each) => values[`status.${each}`] === true);
    expect(holds).toEqual([status]);
    expect(values['status.word']).toBe(STATUS_WORDS.fr[status]);
  });

  it.each(BALLOT_CHOICES)('says the last vote: %s', (choice) => {
    const values = letterValues({ ...facts('es'), vote: { year: 2024, choice, resolution: '79/25' } }, 'es');
    expect(values['vote.last']).toBe(`${VOTE_WORDS.es[choice]} (2024)`);
    const holds = ['yes', 'no', 'abstained', 'absent'].filter((each) => values[`vote.${each}`] === true);
    expect(holds).toEqual(choice === 'not_member' ? [] : [choice === 'abstain' ? 'abstained' : choice]);
  });

  it('names a resolution as running text does', () => {
    expect(letterValues(facts('en'), 'en')['vote.resolution']).toBe('80/35');
  });

  it('keeps a salutation within a sentence free of its mark', () => {
    const person = { name: 'C', formOfAddress: null, salutation: 'Excelentísima señora:' };
    const values = letterValues({ ...facts('es'), person }, 'es');
    expect(values).toMatchObject({
      'person.salutation': 'Excelentísima señora:',
      'person.vocative': 'Excelentísima señora',
      'person.address': 'C',
    });
  });

  it('lets an office without a name in the language keep its own', () => {
    const office = { kind: 'new_york_liaison' as const, name: 'Liaison Office', city: null };
    expect(letterValues({ ...facts('en'), office }, 'en')).toMatchObject({ 'office.name': 'the Liaison Office' });
    expect(letterValues({ ...facts('fr'), office }, 'fr')).toMatchObject({ 'office.name': 'Liaison Office' });
    expect(letterValues({ ...facts('fr'), office }, 'fr')).not.toHaveProperty('place');
  });
});

describe('treatyInLetters', () => {
  it.each([
    ['en', 'Arms Trade Treaty', 'the Arms Trade Treaty', 'the Treaty'],
    ['fr', 'Traité sur le commerce des armes', 'le Traité sur le commerce des armes', 'le Traité'],
    ['fr', 'Accord de Paris', 'l’Accord de Paris', 'l’Accord'],
    ['es', 'Tratado sobre el Comercio de Armas', 'el Tratado sobre el Comercio de Armas', 'el Tratado'],
    ['ar', 'معاهدة تجارة الأسلحة', 'معاهدة تجارة الأسلحة', 'المعاهدة'],
    ['zh', '武器贸易条约', '《武器贸易条约》', '《条约》'],
    ['ru', 'Договор о торговле оружием', 'Договор о торговле оружием', 'Договор'],
  ] as const)('%s: %s', (language, bare, name, short) => {
    expect(treatyInLetters(bare, language)).toEqual({ name, short });
  });
});
