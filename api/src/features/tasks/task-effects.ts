/** What a task causes to its right. Handlers run in the transaction of the task itself. */
declare module '../../platform/effects.js' {
  interface EffectMap {
    /** Made, moved, handed on, closed, reopened, deleted or restored: whatever its reminders follow from changed. */
    'task.replanned': { taskId: string };
    /** Given to somebody: at its making, or handed on. */
    'task.assigned': { taskId: string };
  }
}

export {};
