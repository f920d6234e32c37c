import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { ActOutcome } from '../../core/task-acts';
import { Toasts } from '../../core/toasts';
import { outcomeText } from '../../ui/feedback/outcome-text';

/** Says what was done to tasks, with the way back: `announcer.tell('closed', acts.close(tasks))`. */
@Injectable()
export class TaskAnnouncer {
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);

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
