import { describe, expect, it } from 'vitest';
import type { TaskView } from '@demarche/contracts/tasks';
import { endOfWeek, groupOf, groupTasks } from './task-groups';

const TODAY = '2026-11-24'; // a Tuesday
const task = (id: string, dueOn: string, status: TaskView['status'] = 'open') => ({ id, dueOn, status }) as TaskView;

describe('task groups', () => {
  it.each([
    ['2026-11-24', '2026-11-29'],
    ['2026-11-23', '2026-11-29'],
    ['2026-11-29', '2026-11-29'],
    ['2026-12-31', '2027-01-03'],
  ])('the week of %s ends on %s', (day, end) => {
    expect(endOfWeek(day)).toBe(end);
  });

  it.each([
    ['2026-11-23', 'late'],
    ['2026-11-24', 'today'],
    ['2026-11-25', 'week'],
    ['2026-11-29', 'week'],
    ['2026-11-30', 'later'],
  ])('a task due on %s is %s', (dueOn, key) => {
    expect(groupOf({ dueOn, status: 'open' }, TODAY)).toBe(key);
  });

  it('a closed task is never late', () => {
    expect(groupOf({ dueOn: '2020-01-01', status: 'done' }, TODAY)).toBe('done');
  });

  it('leaves empty groups out and keeps the order of the list', () => {
    const groups = groupTasks(
      [task('a', '2026-11-20'), task('b', '2026-11-21'), task('c', '2027-01-01')],
      TODAY,
      false,
    );
    expect(groups.map((group) => [group.key, group.tasks.map(({ id }) => id), group.more])).toEqual([
      ['late', ['a', 'b'], false],
      ['later', ['c'], false],
    ]);
    expect(groupTasks([], TODAY, false)).toEqual([]);
  });

  it('says that the last group goes on while pages are left', () => {
    const groups = groupTasks([task('a', '2026-11-20'), task('b', TODAY)], TODAY, true);
    expect(groups.map((group) => [group.key, group.more])).toEqual([
      ['late', false],
      ['today', true],
    ]);
  });

  it('says so of every group where closed tasks stand among open ones', () => {
    const groups = groupTasks([task('a', '2026-11-20', 'done'), task('b', TODAY)], TODAY, true);
    expect(groups.every((group) => group.more)).toBe(true);
  });
});
