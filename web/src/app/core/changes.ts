import { inject, Injectable } from '@angular/core';
import type { TaskView } from '@demarche/contracts/tasks';
import { type Observable, Subject } from 'rxjs';
import { OverviewStore } from './overview-store';

/** What this person changed just now. A task may be told before the server has answered: a second telling corrects it. */
export type Change =
  | { readonly kind: 'task'; readonly task: TaskView; readonly settled: boolean }
  | { readonly kind: 'task_removed'; readonly task: TaskView }
  | { readonly kind: 'contact'; readonly id: string; readonly states: readonly string[] };

/**
 * Who changes something tells it here, who shows it listens: lists, pages and the shell's counts follow an act at once,
 * wherever it was done.
 */
@Injectable({ providedIn: 'root' })
export class Changes {
  private readonly overview = inject(OverviewStore);
  private readonly told = new Subject<Change>();
  readonly all$: Observable<Change> = this.told.asObservable();

  task(task: TaskView, settled = true): void {
    this.told.next({ kind: 'task', task, settled });
    if (settled) this.overview.reload();
  }

  taskRemoved(task: TaskView): void {
    this.told.next({ kind: 'task_removed', task });
    this.overview.reload();
  }

  contact(id: string, states: readonly string[]): void {
    this.told.next({ kind: 'contact', id, states });
    this.overview.reload();
  }
}
