import { LABELS, type Label } from '@demarche/domain/labels';
import { TASK_PRIORITIES, type TaskPriority } from '@demarche/domain/task';

export const TASK_SCOPES = ['mine', 'given', 'all'] as const;
export type TaskScope = (typeof TASK_SCOPES)[number];
export const TASK_SHOWN = ['open', 'done', 'all'] as const;
export type TaskShown = (typeof TASK_SHOWN)[number];

/** Whom a task was given to, as it stands in the address: `user:<id>` or `office:<id>`. */
export type AssigneeKey = `user:${string}` | `office:${string}`;

/** What the list shows. All of it lives in the address; what is not given stands at its default. */
export interface TaskFilters {
  readonly scope: TaskScope;
  readonly status: TaskShown;
  /** ISO 3166 alpha-3. */
  readonly state: string | null;
  readonly assignee: AssigneeKey | null;
  readonly priority: TaskPriority | null;
  readonly label: Label | null;
}
export const DEFAULT_FILTERS: TaskFilters = {
  scope: 'mine',
  status: 'open',
  state: null,
  assignee: null,
  priority: null,
  label: null,
};

/** Query parameters as filters. What nobody could have chosen is taken as not given: an old link still opens. */
export function readFilters(query: Readonly<Record<string, unknown>>): TaskFilters {
  return {
    scope: oneOf(TASK_SCOPES, query['scope']) ?? DEFAULT_FILTERS.scope,
    status: oneOf(TASK_SHOWN, query['status']) ?? DEFAULT_FILTERS.status,
    state: matching(/^[A-Z]{3}$/, query['state']),
    assignee: matching(/^(user|office):[\w-]+$/, query['assignee']) as AssigneeKey | null,
    priority: oneOf(TASK_PRIORITIES, query['priority']) ?? null,
    label: oneOf(LABELS, query['label']) ?? null,
  };
}

/** Filters as query parameters of the page; null removes a parameter. */
export function toQuery(filters: TaskFilters): Record<keyof TaskFilters, string | null> {
  const told = <K extends keyof TaskFilters>(key: K): string | null =>
    filters[key] === DEFAULT_FILTERS[key] ? null : filters[key];
  return {
    scope: told('scope'),
    status: told('status'),
    state: filters.state,
    assignee: filters.assignee,
    priority: filters.priority,
    label: filters.label,
  };
}

/** Filters as query parameters of GET /api/tasks. */
export function toApiQuery(filters: TaskFilters): Record<string, string> {
  const query: Record<string, string> = { scope: filters.scope, status: filters.status };
  if (filters.state) query['state'] = filters.state;
  if (filters.priority) query['priority'] = filters.priority;
  if (filters.label) query['label'] = filters.label;
  if (filters.assignee) {
    const { kind, id } = parseAssignee(filters.assignee);
    query[kind === 'user' ? 'assigneeUser' : 'assigneeOffice'] = id;
  }
  return query;
}

export function parseAssignee(key: AssigneeKey): { kind: 'user' | 'office'; id: string } {
  const at = key.indexOf(':');
  return { kind: key.slice(0, at) === 'user' ? 'user' : 'office', id: key.slice(at + 1) };
}

/** True when more than scope and status narrows the list: an empty list then offers to show more. */
export function isNarrowed(filters: TaskFilters): boolean {
  return [filters.state, filters.assignee, filters.priority, filters.label].some((value) => value !== null);
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T | undefined {
  return known.find((entry) => entry === value);
}
function matching(pattern: RegExp, value: unknown): string | null {
  return typeof value === 'string' && pattern.test(value) ? value : null;
}
