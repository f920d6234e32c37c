import { describe, expect, it } from 'vitest';
import { mailOf } from './notification-mail.js';
import type { NotificationRow, ToldEngagement, ToldTask } from './notification.views.js';

const task: ToldTask = {
  id: 't1',
  title: 'Send the model law',
  dueOn: '2026-12-24',
  state: 'Kenya',
  label: 'internal',
  caveats: [],
  masked: false,
  open: true,
  theirs: true,
};
const engagement: ToldEngagement = {
  id: 'e1',
  title: 'Lunch with the mission',
  on: '2026-12-02',
  office: 'Coordinator A',
  label: 'internal',
  caveats: [],
};
const row = (change: Partial<NotificationRow> = {}): NotificationRow => ({
  id: 'n1',
  kind: 'task_due',
  at: new Date('2026-12-24T07:00:00Z'),
  read_at: null,
  mail: 'queued',
  actor_name: 'Officer B',
  detail: {},
  tasks: [task],
  engagement: null,
  note: null,
  state_name: null,
  ...change,
});
const mail = (rows: NotificationRow[], today = '2026-12-24') => mailOf(rows, today, 'https://demarche.example');

describe('the mail of a notification', () => {
  it('says what is due, leads there and shows the label', () => {
    expect(mail([row()])).toEqual({
      subject: 'Due today: Send the model law',
      text:
        'Due today: Send the model law\n\nDue on 24 December 2026, Kenya.\n\nhttps://demarche.example/tasks/t1\n\n' +
        'Label: internal\n\n-- \nDemarche. You get this because of an office or a task that is yours.\n',
    });
  });

  it('speaks of the day on which it goes out', () => {
    expect(mail([row()], '2026-12-25')?.subject).toBe('Overdue by one day: Send the model law');
  });

  it.each<[string, Partial<ToldTask>]>([
    ['closed', { open: false }],
    ['handed on', { theirs: false }],
  ])('is not sent of a task that was %s since', (_what, change) => {
    expect(mail([row({ tasks: [{ ...task, ...change }] })])).toBeUndefined();
    expect(mail([row({ kind: 'task_assigned', tasks: [{ ...task, ...change }] })])).toBeUndefined();
    expect(mail([row({ kind: 'digest', tasks: [task, { ...task, id: 't2', ...change }] })])?.subject).toBe(
      'One task needs you',
    );
  });

  it('keeps a subject one line, without what turns or ends it, no character cut in half', () => {
    const title = `A\r\nBcc: all@example.org\u2028\u202egnp.exe${'😀'.repeat(300)}`;
    const { subject } = mail([row({ tasks: [{ ...task, title }] })])!;
    expect(subject).toMatch(/^Due today: A Bcc: all@example.org gnp.exe😀+$/u);
    expect([...subject]).toHaveLength(200);
  });

  it.each<[Partial<ToldTask>, string]>([
    [{ label: 'restricted' }, 'Due today: a restricted task'],
    [{ label: 'committee', caveats: ['chatham_house'] }, 'Due today: a task under a caveat'],
    [{ label: 'restricted', caveats: ['counts_only'] }, 'Due today: a restricted task'],
  ])('of %o tells only that there is one', (change, subject) => {
    const told = mail([row({ tasks: [{ ...task, ...change }] })])!;
    expect(told.subject).toBe(subject);
    expect(told.text).toContain(`Label: ${change.label}`);
    expect(told.text).not.toMatch(/model law|Kenya/);
  });

  it('of a contact that may not leave the house tells only that there is one', () => {
    const overlap = (change: Partial<ToldEngagement>) =>
      mail([
        row({ kind: 'planned_overlap', tasks: [], state_name: 'Kenya', engagement: { ...engagement, ...change } }),
      ])!;
    expect(overlap({}).text).toContain('Coordinator A: Lunch with the mission, on 2 December 2026.');
    expect(overlap({ label: 'restricted' }).text).toContain('a restricted contact, on 2 December 2026.');
    expect(overlap({ label: 'restricted' }).text).not.toMatch(/Lunch|Coordinator|Kenya/);
    expect(overlap({ caveats: ['chatham_house'] }).text).not.toMatch(/Lunch|Coordinator|Kenya/);
  });

  it('of break-glass leaves the reason inside', () => {
    const detail = { subjectKind: 'task', subjectId: 't1', reason: 'A leak', expiresAt: '2026-12-24T09:00:00.000Z' };
    const { text } = mail([row({ kind: 'break_glass', detail, tasks: [{ ...task, open: false, theirs: false }] })])!;
    expect(text).toContain('Officer B opened a restricted record of yours');
    expect(text).not.toContain('A leak');
  });
});

describe('one mail of several', () => {
  it('has a line and a link for each, under the strictest label, without what is over', () => {
    const told = mail([
      row(),
      row({ kind: 'task_assigned', tasks: [{ ...task, id: 't2', title: 'Call Nairobi', label: 'restricted' }] }),
      row({ tasks: [{ ...task, id: 't3', open: false }] }),
    ])!;
    expect(told.subject).toBe('2 notices for you');
    expect(told.text).toContain(
      '• Due today: Send the model law\n  https://demarche.example/tasks/t1\n• New task: a restricted task\n  https://demarche.example/tasks/t2\n\nhttps://demarche.example/inbox\n\nLabel: restricted',
    );
  });

  it('is an ordinary one where a single thing is left to tell', () => {
    expect(mail([row({ tasks: [] }), row()])?.subject).toBe('Due today: Send the model law');
  });

  it('ends after a hundred', () => {
    const told = mail(Array.from({ length: 101 }, () => row()))!;
    expect(told.subject).toBe('More than 100 notices for you');
    expect(told.text.match(/•/g)).toHaveLength(100);
    expect(told.text).toContain('… and more, in your inbox');
  });
});
