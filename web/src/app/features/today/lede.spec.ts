import { describe, expect, it } from 'vitest';
import type { TaskView } from '@demarche/contracts/tasks';
import { lede } from './lede';

const soon = [{ id: 'a' }, { id: 'b' }] as TaskView[];
const keys = (view: Parameters<typeof lede>[0]) => lede(view).map(({ key, count }) => `${key} ${count}`);

describe('the sentence of Today', () => {
  it('says how much is due and how much of it late', () => {
    expect(keys({ dueTotal: 3, late: 1, soon })).toEqual(['due 3', 'late 1']);
    expect(keys({ dueTotal: 3, late: 0, soon })).toEqual(['due 3', 'stop 0']);
    expect(keys({ dueTotal: 2, late: 2, soon })).toEqual(['due 2', 'allLate 2']);
  });
  it('says what comes where nothing is due', () => {
    expect(keys({ dueTotal: 0, late: 0, soon })).toEqual(['nothing 0', 'soon 2']);
    expect(keys({ dueTotal: 0, late: 0, soon: [] })).toEqual(['nothing 0', 'stop 0']);
  });
  it('adds the States that go cold, for whom they are told', () => {
    expect(keys({ dueTotal: 1, late: 0, soon: [], goingColdTotal: 4 })).toEqual([
      'due 1',
      'stop 0',
      'cold 4',
      'areCold 4',
    ]);
    expect(keys({ dueTotal: 1, late: 0, soon: [], goingColdTotal: 0 })).toEqual(['due 1', 'stop 0']);
  });
  it('makes the figures stand out', () => {
    expect(lede({ dueTotal: 1, late: 1, soon, goingColdTotal: 1 }).map(({ strong }) => strong)).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});
