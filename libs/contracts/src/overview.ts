import type { IsoDate, Instant } from '@demarche/domain/dates';
import type { TreatyStatus } from '@demarche/domain/treaty-terms';
import type { OfficeRef, StateRef } from './common.js';
import type { EngagementView } from './engagements.js';
import type { TaskView } from './tasks.js';

/** GET /api/overview : Today, the home of whoever signed in. */
export interface Overview {
  today: IsoDate;
  /** Mine and my offices', due today or late, earliest first, at most 50. */
  due: TaskView[];
  dueTotal: number;
  late: number;
  /** Mine, due in the next fourteen days. */
  soon: TaskView[];
  openTasks: number;
  reminders: { id: string; taskId: string; title: string; dueAt: Instant; status: string }[];
  /** Internal readers only. */
  goingCold?: ColdState[];
  goingColdTotal?: number;
  lookedAfter: (StateRef & { status: TreatyStatus; office: OfficeRef })[];
  coming: EngagementView[];
  lately: LatelyItem[];
}
export interface ColdState extends StateRef {
  status: TreatyStatus;
  lastContact: { on: IsoDate; title: string; engagementId: string } | null;
  days: number | null;
  office: OfficeRef;
}
/** What happened lately, of what this reader may see. */
export interface LatelyItem {
  kind: 'engagement' | 'task_closed' | 'status_change';
  id: string;
  at: Instant;
  on: IsoDate;
  title: string;
  by: string | null;
  states: (StateRef & { status: TreatyStatus })[];
  link: string;
}
