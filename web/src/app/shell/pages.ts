import type { Permission } from '@demarche/domain/permissions';
import type { IconName } from '../ui/icon/icons';

export interface ShellPage {
  readonly key: 'today' | 'states' | 'votes' | 'people' | 'letters' | 'mail' | 'tasks' | 'inbox';
  readonly icon: IconName;
  /** Who may not read it does not meet it. */
  readonly permission?: Permission;
}

/** What works stands in navigation, nothing else. The address of a page is its key. */
export const PAGES: readonly ShellPage[] = [
  { key: 'today', icon: 'sun' },
  { key: 'states', icon: 'globe', permission: 'register.read' },
  { key: 'votes', icon: 'vote', permission: 'register.read' },
  { key: 'people', icon: 'users', permission: 'person.read' },
  { key: 'letters', icon: 'mail', permission: 'letter.read' },
  { key: 'mail', icon: 'mail-open', permission: 'mail.read' },
  { key: 'tasks', icon: 'circle-check', permission: 'task.read' },
  { key: 'inbox', icon: 'inbox' },
];
