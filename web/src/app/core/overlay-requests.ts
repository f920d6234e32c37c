import type { IsoDate } from '@demarche/domain/dates';

/** Log a contact, with what is already known where it was asked for. */
export interface QuickLogRequest {
  /** ISO 3166 alpha-3. */
  states?: readonly string[];
}
/** A new task, or the one to change. */
export interface TaskFormRequest {
  taskId?: string;
  state?: string;
  engagementId?: string;
  dueOn?: IsoDate;
}
