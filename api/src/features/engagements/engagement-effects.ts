import type { IsoDate } from '@demarche/domain/dates';

/** What an engagement causes to its right. Handlers run in the transaction of the engagement itself. */
declare module '../../platform/effects.js' {
  interface EffectMap {
    /** An engagement came to be: planned, held or cancelled. */
    'engagement.logged': { engagementId: string };
    /** Its fields, people or States changed; what it was labelled is told by `engagement.relabelled` besides. */
    'engagement.changed': { engagementId: string };
    /** Taken back as logged by mistake: nowhere from here on, and with it the task that was made together with it. */
    'engagement.deleted': { engagementId: string; followUpTaskId: string | null };
    /** A contact was logged with a follow-up: a task with this id is wanted, labelled as its engagement. */
    'engagement.follow_up_wanted': FollowUpWanted;
    /** The effective label, caveats or lists of an engagement changed: what inherits from it is labelled anew. */
    'engagement.relabelled': { engagementId: string };
    /** A contact was planned within 30 days of one that another office plans with the same State: both are told. */
    'engagement.overlap': PlannedOverlapFound;
  }
}

export interface FollowUpWanted {
  taskId: string;
  engagementId: string;
  title: string;
  dueOn: IsoDate;
  /** Exactly one of the two. */
  assigneeUserId?: string;
  assigneeOfficeId?: string;
  /** ISO 3166 alpha-3 of the first State of the engagement. */
  state: string | null;
}

export interface PlannedOverlapFound {
  /** The one just planned, and the one that stood there before. */
  engagementId: string;
  otherEngagementId: string;
  /** ISO 3166 alpha-3 of the State both are planned with. */
  state: string;
}
