import { describe, expect, it } from 'vitest';
import type { TaskView } from '@demarche/contracts/tasks';
import {
  changesNothing,
  createRequest,
  draftOf,
  emptyTask,
  isTaskDraft,
  missingInTask,
  type TaskDraft,
  updateRequest,
} from './task-draft';

const stored = {
  id: 't',
  version: 4,
  title: 'Send it',
  note: null,
  state: { iso3: 'AGO', name: 'Angola' },
  engagement: null,
  assignee: { user: null, office: { id: 'isu', name: 'ISU', shortName: 'ISU' } },
  dueOn: '2026-12-08',
  priority: 'normal',
  label: 'internal',
  caveats: [],
} as unknown as TaskView;
const full: TaskDraft & { dueOn: string } = {
  ...emptyTask({ label: 'internal', title: ' Send it ', assignee: 'user:u' }),
  dueOn: '2026-12-08',
};

describe('a task draft', () => {
  it('says what is missing, top to bottom', () => {
    expect(missingInTask(emptyTask({ label: 'internal' }))).toEqual(['title', 'assignee', 'dueOn']);
    expect(missingInTask(full)).toEqual([]);
  });

  it('becomes a request with exactly one assignee', () => {
    expect(createRequest(full)).toEqual({
      title: 'Send it',
      note: null,
      state: null,
      engagementId: null,
      dueOn: '2026-12-08',
      priority: 'normal',
      label: 'internal',
      caveats: [],
      assigneeUserId: 'u',
    });
    expect(createRequest({ ...full, assignee: 'office:o' })).toMatchObject({ assigneeOfficeId: 'o' });
  });

  it('sends its list where the label has one', () => {
    const listed = { ...full, label: 'restricted' as const, users: [{ id: 'x', name: 'X' }] };
    expect(createRequest(listed).access).toEqual({ userIds: ['x'], officeIds: [] });
    expect(createRequest({ ...full, users: [{ id: 'x', name: 'X' }] }).access).toBeUndefined();
  });

  it('changes only what differs', () => {
    const draft = draftOf(stored);
    expect(changesNothing(updateRequest(draft, stored))).toBe(true);
    expect(updateRequest({ ...draft, title: 'Other', note: 'n' }, stored)).toEqual({
      version: 4,
      title: 'Other',
      note: 'n',
    });
    expect(updateRequest({ ...draft, state: null, priority: 'high', dueOn: '2026-12-09' }, stored)).toEqual({
      version: 4,
      state: null,
      priority: 'high',
      dueOn: '2026-12-09',
    });
    expect(updateRequest({ ...draft, assignee: 'user:u' }, stored)).toEqual({ version: 4, assigneeUserId: 'u' });
    expect(updateRequest({ ...draft, assignee: null, dueOn: null }, stored)).toEqual({ version: 4 });
  });

  it('gives the reason with a label that is lowered', () => {
    const lowered: TaskDraft = { ...draftOf(stored), label: 'public', reason: ' agreed ' };
    expect(updateRequest(lowered, stored)).toEqual({ version: 4, label: 'public', caveats: [], labelReason: 'agreed' });
    expect(
      updateRequest({ ...draftOf(stored), caveats: ['counts_only'], users: [{ id: 'x', name: 'X' }] }, stored),
    ).toEqual({
      version: 4,
      label: 'internal',
      caveats: ['counts_only'],
      access: { userIds: ['x'], officeIds: [] },
    });
  });

  it('is recognised after a way through storage, and nothing else is', () => {
    expect(isTaskDraft(JSON.parse(JSON.stringify(full)))).toBe(true);
    for (const value of [null, 'x', { ...full, title: 1 }, { ...full, priority: 'urgent' }, { ...full, users: 'x' }]) {
      expect(isTaskDraft(value)).toBe(false);
    }
  });
});
