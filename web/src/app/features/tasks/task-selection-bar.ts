import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { TaskView } from '@demarche/contracts/tasks';
import type { IsoDate } from '@demarche/domain/dates';
import { isLowering, type Label, LABELS } from '@demarche/domain/labels';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { DirectoryEntry } from '../../core/directory';
import { TaskActs } from '../../core/task-acts';
import { DayPicker } from '../../ui/day-picker/day-picker';
import { briefDay } from '../../ui/dates/day-text';
import { Field } from '../../ui/forms/field';
import { Shortcuts } from '../../ui/keys/shortcuts';
import { Menu, MenuTrigger } from '../../ui/menu/menu';
import { Popup } from '../../ui/popup/popup';
import { SelectionBar } from '../../ui/tables/selection-bar';
import { TODAY } from '../../ui/tokens';
import { AssigneePicker } from './assignee-picker';
import { LowerLabelSheet } from './lower-label-sheet';
import { TaskAnnouncer } from './task-announcer';

/** What can be done to the chosen tasks: close or reopen, assign, move, label; each with a way back. */
@Component({
  selector: 'app-task-selection-bar',
  imports: [AssigneePicker, DayPicker, Field, LowerLabelSheet, Menu, MenuTrigger, Popup, SelectionBar, TranslocoPipe],
  templateUrl: './task-selection-bar.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TaskSelectionBar {
  readonly tasks = input.required<readonly TaskView[]>();
  readonly cleared = output<void>();
  protected readonly acts = inject(TaskActs);
  protected readonly labels = LABELS;
  /** A label that would open some of the tasks to more readers: waits for a reason. */
  protected readonly lowering = signal<{ label: Label; count: number } | null>(null);
  private readonly announcer = inject(TaskAnnouncer);
  private readonly transloco = inject(TranslocoService);
  private readonly today = inject(TODAY);
  private readonly assignButton = viewChild<ElementRef<HTMLElement>>('assign');
  private readonly moveButton = viewChild<ElementRef<HTMLElement>>('move');
  private readonly labelButton = viewChild<ElementRef<HTMLElement>>('label');

  constructor() {
    const keys = inject(Shortcuts);
    const until = inject(DestroyRef);
    const press = (button: () => ElementRef<HTMLElement> | undefined) => () => {
      const element = button()?.nativeElement;
      if (!element) return false;
      element.click();
      return true;
    };
    keys.bind('a', press(this.assignButton), until);
    keys.bind('d', press(this.moveButton), until);
    keys.bind('l', press(this.labelButton), until);
  }

  protected allDone(): boolean {
    return this.tasks().every((task) => task.status === 'done');
  }
  protected close(): void {
    this.announcer.closeOrReopen(this.tasks());
    this.cleared.emit();
  }
  protected moveTo(day: IsoDate): void {
    const words = { day: briefDay(day, this.today(), this.transloco.activeLang()) };
    void this.announcer.tell('moved', this.acts.move(this.tasks(), day), words);
  }
  protected assignTo(entry: DirectoryEntry | null): void {
    if (!entry) return;
    const { kind, id, name } = entry;
    const change = kind === 'user' ? { assigneeUserId: id } : { assigneeOfficeId: id };
    const user = kind === 'user' ? { id, name } : null;
    const office = kind === 'office' ? { id, name, shortName: entry.shortName ?? name } : null;
    void this.announcer.tell('assigned', this.acts.assign(this.tasks(), change, { user, office }), { name });
  }
  protected labelAs(label: Label): void {
    const lowered = this.tasks().filter((task) => isLowering({ ...task, lists: [] }, { label, caveats: task.caveats }));
    if (lowered.length > 0) this.lowering.set({ label, count: lowered.length });
    else this.putLabel(label);
  }
  protected putLabel(label: Label, reason?: string): void {
    const undoReason = this.transloco.translate<string>('tasks.undoReason');
    const words = { label: this.transloco.translate<string>(`terms.label.${label}`) };
    void this.announcer.tell('labelled', this.acts.label(this.tasks(), label, reason, undoReason), words);
  }
}
