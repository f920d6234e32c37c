import { describe, expect, it } from 'vitest';
import type { TaskView } from '@demarche/contracts/tasks';
import { DEFAULT_FILTERS, type TaskFilters } from './task-filters';
import { fits, type TaskList, withTask } from './task-list';

const me = { userId: 'me', officeIds: ['isu'] };
const base = {
  id: 'b',
  dueOn: '2026-11-24',
  status: 'open',
  priority: 'normal',
  effectiveLabel: 'internal',
  state: { iso3: 'AGO', name: 'Angola' },
  assignee: { user: null, office: { id: 'isu', shortName: 'ISU', name: 'ISU' } },
  createdBy: { id: 'me', name: 'Me' },
} as unknown as TaskView;
const all: TaskFilters = { ...DEFAULT_FILTERS, scope: 'all', status: 'all' };

describe('fits', () => {
  it.each<[Partial<TaskFilters>, boolean]>([
    [{}, true],
    [{ status: 'open' }, true],
    [{ status: 'done' }, false],
    [{ state: 'AGO' }, true],
    [{ state: 'KEN' }, false],
    [{ priority: 'high' }, false],
    [{ label: 'internal' }, true],
    [{ label: 'public' }, false],
    [{ assignee: 'office:isu' }, true],
    [{ assignee: 'user:me' }, false],
    [{ scope: 'mine' }, true],
    [{ scope: 'given' }, true],
  ])('%o: %s', (filters, expected) => {
    expect(fits(base, { ...all, ...filters }, me)).toBe(expected);
  });
  it('knows what I gave to others', () => {
    const given = { ...base, assignee: { user: { id: 'you', name: 'You' }, office: null } };
    expect(fits(given, { ...all, scope: 'given' }, me)).toBe(true);
    expect(fits(given, { ...all, scope: 'mine' }, me)).toBe(false);
    const own = { ...base, assignee: { user: { id: 'me', name: 'Me' }, office: null } };
    expect(fits(own, { ...all, scope: 'given' }, me)).toBe(false);
    expect(fits({ ...given, createdBy: { id: 'x', name: 'X' } }, { ...all, scope: 'given' }, me)).toBe(false);
  });
});

describe('withTask', () => {
  const task = (id: string, dueOn: string) => ({ ...base, id, dueOn });
  const list: TaskList = { items: [task('a', '2026-11-20'), task('b', '2026-11-24')], next: null, total: 2 };
  const ids = (result: TaskList) => [result.items.map(({ id }) => id).join(''), result.total];

  it('takes out what no longer belongs', () => {
    expect(ids(withTask(list, task('a', '2026-11-20'), false))).toEqual(['b', 1]);
    expect(ids(withTask(list, task('x', '2026-11-20'), false))).toEqual(['ab', 2]);
  });
  it('moves a task to its day, by id within one', () => {
    expect(ids(withTask(list, task('a', '2026-11-25'), true))).toEqual(['ba', 2]);
    expect(ids(withTask(list, task('a', '2026-11-24'), true))).toEqual(['ab', 2]);
    expect(ids(withTask(list, task('c', '2026-11-24'), true))).toEqual(['abc', 3]);
    expect(ids(withTask(list, task('0', '2026-11-20'), true))).toEqual(['0ab', 3]);
  });
  it('puts nothing beyond what is loaded, but counts it', () => {
    const more = { ...list, next: 'cursor' };
    expect(ids(withTask(more, task('z', '2027-01-01'), true))).toEqual(['ab', 3]);
    expect(ids(withTask(more, task('b', '2027-01-01'), true))).toEqual(['ab', 2]);
    expect(ids(withTask({ ...list, total: null }, task('c', '2027-01-01'), true))).toEqual(['abc', null]);
  });
});
