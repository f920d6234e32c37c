import { inject, Injectable } from '@angular/core';
import type { TaskView } from '@demarche/contracts/tasks';
import { TranslocoService } from '@jsverse/transloco';
import { type ActOutcome, TaskActs } from '../../core/task-acts';
import { Toasts } from '../../core/toasts';
import { outcomeText } from '../../ui/feedback/outcome-text';

/** Says what was done to tasks, with the way back: `announcer.tell('closed', acts.close(tasks))`. */
@Injectable()
export class TaskAnnouncer {
  private readonly acts = inject(TaskActs);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);

  /** Closes what is open, or opens again what is done, all of it. */
  closeOrReopen(tasks: readonly TaskView[]): void {
    const open = tasks.filter(({ status }) => status === 'open');
    if (open.length > 0) void this.tell('closed', this.acts.close(open));
    else void this.tell('reopened', this.acts.reopen(tasks));
  }

  async tell(key: string, act: Promise<ActOutcome>, params: Record<string, string> = {}): Promise<ActOutcome> {
    const outcome = await act;
    const may = key !== 'undone' && outcome.done.length > 0;
    this.toasts.show(
      outcomeText(this.transloco, `ui.acts.${key}`, outcome, params),
      may ? () => void this.tell('undone', outcome.undo()) : undefined,
    );
    return outcome;
  }
}
