import { describe, expect, it } from 'vitest';
import type { Overview } from '@demarche/contracts/overview';
import type { TaskView } from '@demarche/contracts/tasks';
import { nextReminders, withChanges } from './today-store';

const TODAY = '2026-11-24';
const task = (id: string, dueOn: string, status: TaskView['status'] = 'open') => ({ id, dueOn, status }) as TaskView;
const view = {
  due: [task('late', '2026-11-20'), task('now', TODAY)],
  dueTotal: 2,
  late: 1,
  soon: [task('soon', '2026-11-26')],
  reminders: [{ id: 'r', taskId: 'now' }],
} as unknown as Overview;
const after = (...tasks: TaskView[]) => withChanges(view, new Map(tasks.map((entry) => [entry.id, entry])), TODAY);

describe('withChanges', () => {
  it('leaves an overview alone that nothing changed', () => {
    expect(after()).toBe(view);
  });
  it('takes a closed task out, with its figures and reminders', () => {
    expect(after(task('late', '2026-11-20', 'done'))).toMatchObject({ dueTotal: 1, late: 0, reminders: [{ id: 'r' }] });
    expect(after(task('now', TODAY, 'done'))).toMatchObject({ dueTotal: 1, late: 1, reminders: [] });
    expect(after(task('soon', '2026-11-26', 'done')).soon).toEqual([]);
  });
  it('takes a task out that was put off, and keeps one moved to today as no longer late', () => {
    expect(after(task('late', '2026-12-01'))).toMatchObject({ dueTotal: 1, late: 0 });
    const moved = after(task('late', TODAY));
    expect(moved).toMatchObject({ dueTotal: 2, late: 0 });
    expect(moved.due).toHaveLength(2);
  });
  it('puts a task back when the server disagreed', () => {
    expect(after(task('late', '2026-11-20'))).toMatchObject({ dueTotal: 2, late: 1 });
  });
});

describe('nextReminders', () => {
  it('shows the next of each task, the earliest first, at most five', () => {
    const at = (taskId: string, day: number) => ({
      id: `${taskId}${day}`,
      taskId,
      title: '',
      status: 'pending',
      dueAt: `2026-12-0${day}`,
    });
    const all = [at('a', 5), at('a', 2), at('b', 1), at('c', 3), at('d', 4), at('e', 6), at('f', 7)];
    expect(nextReminders(all).map(({ id }) => id)).toEqual(['b1', 'a2', 'c3', 'd4', 'e6']);
  });
});
