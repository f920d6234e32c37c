import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundle, dayInWords, type DueReminder } from './reminder-delivery.js';

const NOW = '2026-12-24T08:00:30.000Z';
const due = (id: string, taskId: string, dueAt = '2026-12-24T08:00:00.000Z'): DueReminder => ({ id, taskId, dueAt });

describe('bundle', () => {
  it('tells each task by itself in the morning', () => {
    expect(bundle([due('1', 'a'), due('2', 'b')], NOW)).toEqual([
      { kind: 'task_due', tasks: [{ taskId: 'a', reminderIds: ['1'] }] },
      { kind: 'task_due', tasks: [{ taskId: 'b', reminderIds: ['2'] }] },
    ]);
  });

  it('tells what was slept through in one digest, the stale steps of a task in one line', () => {
    const slept = [due('3', 'a', '2026-12-21T08:00:00.000Z'), due('1', 'a', '2026-12-10T08:00:00.000Z'), due('2', 'b')];
    expect(bundle(slept, NOW)).toEqual([
      {
        kind: 'digest',
        tasks: [
          { taskId: 'a', reminderIds: ['1', '3'] },
          { taskId: 'b', reminderIds: ['2'] },
        ],
      },
    ]);
  });

  it('needs no digest for one task', () => {
    expect(bundle([due('1', 'a', '2026-12-10T08:00:00.000Z'), due('2', 'a')], NOW)).toEqual([
      { kind: 'task_due', tasks: [{ taskId: 'a', reminderIds: ['1', '2'] }] },
    ]);
    expect(bundle([], NOW)).toEqual([]);
  });

  it('puts every reminder into exactly one delivery', () => {
    const reminder = fc.record({
      id: fc.uuid(),
      taskId: fc.constantFrom('a', 'b', 'c', 'd'),
      dueAt: fc.integer({ min: 0, max: 200 }).map((h) => new Date(Date.parse(NOW) - h * 1_800_000).toISOString()),
    });
    fc.assert(
      fc.property(fc.uniqueArray(reminder, { selector: ({ id }) => id }), (all) => {
        const told = bundle(all, NOW).flatMap((delivery) => delivery.tasks.flatMap((task) => task.reminderIds));
        expect([...told].sort()).toEqual(all.map(({ id }) => id).sort());
      }),
    );
  });
});

it('writes a day as people read it', () => {
  expect(dayInWords('2026-02-03')).toBe('3 February 2026');
});
