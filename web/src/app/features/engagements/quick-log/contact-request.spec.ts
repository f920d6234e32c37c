import { describe, expect, it } from 'vitest';
import { type ContactDraft, emptyDraft } from './contact-draft';
import { firstError, missingIn, serverErrors } from './contact-errors';
import { statusOf, toRequest } from './contact-request';

const TODAY = '2026-11-24';
const plain: ContactDraft = {
  ...emptyDraft(
    { today: TODAY, followUpDue: '2026-12-08', label: 'internal', zone: 'Europe/Zurich', states: ['AGO'] },
    'k',
  ),
  note: '  Toolkit to follow. ',
};

describe('toRequest', () => {
  it('sends the plain case without what nobody entered', () => {
    expect(toRequest(plain, TODAY, '')).toEqual({
      kind: 'bilateral_meeting',
      status: 'held',
      on: TODAY,
      states: ['AGO'],
      summary: 'Toolkit to follow.',
      label: 'internal',
      caveats: [],
    });
  });

  it('plans what lies in the future', () => {
    expect(statusOf('2026-11-25', TODAY)).toBe('planned');
    expect(statusOf(TODAY, TODAY)).toBe('held');
    expect(toRequest({ ...plain, on: '2026-12-01', note: '' }, TODAY, '')).toMatchObject({
      status: 'planned',
      summary: null,
    });
  });

  it('sends an hour with its zone, a place, people with the post they were met in', () => {
    const people = [{ personId: 'p', name: 'A', postId: 'q', post: 'Counsellor' }];
    expect(toRequest({ ...plain, time: '11:30', place: ' Geneva ', people }, TODAY, '')).toMatchObject({
      time: '11:30',
      zone: 'Europe/Zurich',
      place: 'Geneva',
      peopleMet: [{ personId: 'p', postId: 'q' }],
    });
  });

  it('sends the list only where a label or caveat has one', () => {
    const listed = { ...plain, users: [{ id: 'u', name: 'U' }], offices: [{ id: 'o', name: 'O', shortName: 'O' }] };
    expect(toRequest(listed, TODAY, '').access).toBeUndefined();
    const access = { userIds: ['u'], officeIds: ['o'] };
    expect(toRequest({ ...listed, label: 'restricted' }, TODAY, '').access).toEqual(access);
    expect(toRequest({ ...listed, caveats: ['counts_only'] }, TODAY, '').access).toEqual(access);
  });

  it('makes the follow-up for a user or an office, with the title given or the one proposed', () => {
    const office: ContactDraft = { ...plain, followUp: true, followUpFor: { kind: 'office', id: 'o', name: 'ISU' } };
    expect(toRequest(office, TODAY, 'Follow up with Angola').followUp).toEqual({
      title: 'Follow up with Angola',
      dueOn: '2026-12-08',
      assigneeOfficeId: 'o',
    });
    const user: ContactDraft = {
      ...office,
      followUpTitle: ' Send it ',
      followUpFor: { kind: 'user', id: 'u', name: 'Me' },
    };
    expect(toRequest(user, TODAY, '').followUp).toEqual({ title: 'Send it', dueOn: '2026-12-08', assigneeUserId: 'u' });
    expect(toRequest({ ...office, followUp: false }, TODAY, '').followUp).toBeUndefined();
    expect(toRequest({ ...office, followUpFor: null }, TODAY, '').followUp).toBeUndefined();
  });
});

describe('missingIn', () => {
  it('finds nothing missing in the plain case', () => {
    expect(missingIn(plain, TODAY)).toEqual({});
  });
  it('asks for a State, and a line on what was held', () => {
    expect(missingIn({ ...plain, states: [], note: '' }, TODAY)).toEqual({
      states: { key: 'states' },
      note: { key: 'note' },
    });
    expect(missingIn({ ...plain, note: ' ' }, TODAY)).toEqual({ note: { key: 'note' } });
    expect(missingIn({ ...plain, note: '', on: '2026-11-25' }, TODAY)).toEqual({});
  });
  it('asks for whom a follow-up is that is wanted', () => {
    expect(missingIn({ ...plain, followUp: true }, TODAY)).toEqual({ followUp: { key: 'followUpFor' } });
  });
});

describe('serverErrors', () => {
  it('stands at the fields, the first of each, and keeps the rest', () => {
    const problem = (field: string) => ({ field, code: 'x', message: `about ${field}` });
    const told = [
      'states.0',
      'states',
      'summary',
      'peopleMet.0.personId',
      'followUp.dueOn',
      'followUp.title',
      'zone',
      'access.userIds.1',
      'onward',
    ];
    const { errors, rest } = serverErrors(told.map(problem));
    expect(errors).toEqual({
      states: { text: 'about states.0' },
      note: { text: 'about summary' },
      who: { text: 'about peopleMet.0.personId' },
      followUpDue: { text: 'about followUp.dueOn' },
      followUp: { text: 'about followUp.title' },
      time: { text: 'about zone' },
      label: { text: 'about access.userIds.1' },
    });
    expect(rest).toEqual(['about onward']);
  });
  it('asks at the label why it is lowered', () => {
    const told = [{ field: 'labelReason', code: 'label.reason_required', message: 'Say why.' }];
    expect(serverErrors(told)).toEqual({ errors: { label: { text: 'Say why.' } }, rest: [] });
  });
  it('leads to the topmost field', () => {
    expect(firstError({ label: { key: 'x' }, on: { key: 'on' } })).toBe('on');
    expect(firstError({})).toBeUndefined();
  });
});
