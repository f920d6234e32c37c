import { describe, expect, it } from 'vitest';
import {
  DEFAULT_FILTERS,
  isNarrowed,
  parseAssignee,
  readFilters,
  type TaskFilters,
  toApiQuery,
  toQuery,
} from './task-filters';

describe('task filters', () => {
  const full: TaskFilters = {
    scope: 'all',
    status: 'done',
    state: 'AGO',
    assignee: 'office:isu',
    priority: 'high',
    label: 'internal',
  };

  it('stand at their defaults without parameters', () => {
    expect(readFilters({})).toEqual(DEFAULT_FILTERS);
  });

  it('come back from the address as they went into it', () => {
    expect(readFilters(toQuery(full))).toEqual(full);
    expect(readFilters(toQuery(DEFAULT_FILTERS))).toEqual(DEFAULT_FILTERS);
  });

  it('leave defaults out of the address', () => {
    expect(Object.values(toQuery(DEFAULT_FILTERS)).every((value) => value === null)).toBe(true);
  });

  it.each([
    ['scope', 'theirs'],
    ['status', 'late'],
    ['state', 'angola'],
    ['state', ['AGO', 'KEN']],
    ['assignee', 'isu'],
    ['assignee', 'user:'],
    ['priority', 'urgent'],
    ['label', 'secret'],
  ])('ignore %s=%s', (key, value) => {
    expect(readFilters({ [key]: value })).toEqual(DEFAULT_FILTERS);
  });

  it('ask the API for a user or for an office', () => {
    expect(toApiQuery(full)).toEqual({
      scope: 'all',
      status: 'done',
      state: 'AGO',
      assigneeOffice: 'isu',
      priority: 'high',
      label: 'internal',
    });
    expect(toApiQuery({ ...DEFAULT_FILTERS, assignee: 'user:u-1' })).toEqual({
      scope: 'mine',
      status: 'open',
      assigneeUser: 'u-1',
    });
  });

  it('take an assignee apart at the first colon', () => {
    expect(parseAssignee('user:a:b')).toEqual({ kind: 'user', id: 'a:b' });
    expect(parseAssignee('office:o')).toEqual({ kind: 'office', id: 'o' });
  });

  it('know when more than scope and status narrows the list', () => {
    expect(isNarrowed({ ...DEFAULT_FILTERS, scope: 'all', status: 'done' })).toBe(false);
    expect(isNarrowed({ ...DEFAULT_FILTERS, label: 'public' })).toBe(true);
  });
});
