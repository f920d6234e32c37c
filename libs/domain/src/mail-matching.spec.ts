import { describe, expect, it } from 'vitest';
import { mayAnswer } from './incoming-mail.js';
import { letterReference, letterSeries } from './letter-reference.js';
import { bareSubject, countryOfDomain, domainOf, isForEverybody, messageIdOf, referencesIn } from './mail-matching.js';

describe('references in a text', () => {
  it('finds those that we write, as we write them', () => {
    const ours = [
      letterReference(letterSeries('ISU', 2026, false), 41),
      letterReference(letterSeries('Coordinator A', 2026, true), 7),
      letterReference(letterSeries('Présidence', 2027, false), 1234),
    ];
    expect(referencesIn(`Re: your notes ${ours.join(', ')}.`)).toEqual(ours);
  });

  it('reads them as people copy them, each once', () => {
    expect(referencesIn('Ref. isu / 2026 / 041 (ISU/2026/041)')).toEqual(['ISU/2026/041']);
  });

  it.each(['12/2026/041', 'A/RES/63/71', 'https://example.org/ISU/2026/041/x', 'ISU/26/041', 'ISU/2026/41'])(
    'takes %j for none',
    (text) => {
      expect(referencesIn(text)).toEqual([]);
    },
  );

  it('stops at twenty', () => {
    const many = Array.from({ length: 30 }, (_, i) => letterReference('ISU/2026', i));
    expect(referencesIn(many.join(' '))).toHaveLength(20);
  });
});

describe('a subject', () => {
  it.each([
    'Re: Accession',
    'RE: AW: Accession',
    'TR : Accession',
    'RV: Accession',
    'رد: Accession',
    '答复：Accession',
    'Отв: Accession',
    'Re[2]: Accession',
  ])('of an answer is bare: %j', (subject) => {
    expect(bareSubject(subject)).toEqual({ bare: 'Accession', isAnswer: true });
  });

  it('of a new mail is what it is', () => {
    expect(bareSubject('Report: accession')).toEqual({ bare: 'Report: accession', isAnswer: false });
  });
});

describe('the country of a domain', () => {
  it.each([
    ['mission.gov.ke', 'KE'],
    ['fco.gov.uk', 'GB'],
    ['eda.admin.ch', 'CH'],
    ['foreign.gov.tv', 'TV'],
    ['start-up.tv', null],
    ['company.io', null],
    ['example.org', null],
    ['eeas.europa.eu', null],
    ['yahoo.fr', null],
    ['localhost', null],
    ['', null],
  ])('%j tells %j', (domain, code) => {
    expect(countryOfDomain(domain)).toBe(code);
  });

  it('stands behind the @', () => {
    expect(domainOf(' Mission@Foreign.GOV.ke ')).toBe('foreign.gov.ke');
    expect(domainOf('nobody')).toBe('');
    expect(isForEverybody('gmail.com')).toBe(true);
    expect(isForEverybody('foreign.gov.ke')).toBe(false);
  });
});

describe('a Message-ID', () => {
  it.each([
    ['<a@b>', 'a@b'],
    [' a@b ', 'a@b'],
    ['', undefined],
    ['<>', undefined],
    ['two words', undefined],
  ])('%j is %j', (header, id) => {
    expect(messageIdOf(header)).toBe(id);
  });
});

describe('what a mail may answer', () => {
  it('is for people to write', () => {
    expect(
      ['message', 'bounce', 'calendar', 'automatic', 'unreadable'].map((kind) => mayAnswer(kind as 'message')),
    ).toEqual([true, false, false, false, false]);
  });
});
