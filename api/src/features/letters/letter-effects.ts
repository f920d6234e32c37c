import type { IsoDate } from '@demarche/domain/dates';

/** What a letter causes to its right. Handlers run in the transaction of the letter itself. */
declare module '../../platform/effects.js' {
  interface EffectMap {
    /** It left, and an answer is awaited: a task with this id is wanted that chases it, labelled as its engagement. */
    'letter.answer_awaited': AnswerAwaited;
    /** It was chased, or its answer is awaited for longer or shorter: the task that chases it is due on another day. */
    'letter.clock_moved': { clockTaskId: string; dueOn: IsoDate };
    /** The answer came, or none is awaited any more: nobody chases it. */
    'letter.clock_stopped': { clockTaskId: string };
  }
}

export interface AnswerAwaited {
  clockTaskId: string;
  engagementId: string;
  /** "Chase the answer to ISU/2026/041" */
  title: string;
  state: string | null;
  dueOn: IsoDate;
  /** The office whose letter it is; null: whoever sends it, for a letter on whose list others need not be. */
  officeId: string | null;
}
