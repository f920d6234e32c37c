import { ChangeDetectionStrategy, Component, inject, input, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { TaskView } from '@demarche/contracts/tasks';
import type { IsoDate } from '@demarche/domain/dates';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { AsAtStore } from '../../core/as-at-store';
import { StateIndex } from '../../core/state-index';
import { type ActOutcome, TaskActs } from '../../core/task-acts';
import { Toasts } from '../../core/toasts';
import { DayPicker } from '../../ui/day-picker/day-picker';
import { DateText } from '../../ui/dates/date';
import { briefDay } from '../../ui/dates/day-text';
import { outcomeText } from '../../ui/feedback/outcome-text';
import { Row, RowCursor } from '../../ui/keys/row-cursor';
import { StateLink } from '../../ui/terms/state-link';
import { TODAY } from '../../ui/tokens';

/** What is due: done with `e` or the tick, put off with `h` or a press on its day, both in place and with a way back. */
@Component({
  selector: 'app-due-list',
  imports: [DateText, DayPicker, Row, RouterLink, RowCursor, StateLink, TranslocoPipe],
  template: `<ul appRowCursor [(current)]="at" (opened)="open($event)" (done)="done($event)" (snoozed)="snooze($event)">
      @for (task of tasks(); track task.id) {
        <li [appRow]="task.id" (mouseenter)="at.set(task.id)">
          <button
            type="button"
            class="tick tick--round"
            role="checkbox"
            aria-checked="false"
            [attr.aria-label]="'today.doneWith' | transloco: { title: task.title }"
            [disabled]="!task.mayWrite"
            (click)="done(task.id)"
          ></button>
          <a class="what" [routerLink]="['/tasks', task.id]" [queryParams]="params()">
            <b>{{ task.title }}</b>
            @if (task.engagement; as engagement) {
              <small>{{ 'today.after' | transloco: { title: engagement.title } }}</small>
            }
          </a>
          @if (task.state; as state) {
            <span class="where"
              ><app-state [iso3]="state.iso3" [name]="state.name" [status]="states.find(state.iso3)?.status"
            /></span>
          } @else {
            <span class="where quiet">{{ 'today.noState' | transloco }}</span>
          }
          <button
            type="button"
            class="when"
            [attr.data-when]="task.id"
            [disabled]="!task.mayWrite"
            (click)="snooze(task.id)"
          >
            @if (task.dueOn === today()) {
              {{ 'ui.date.quick.today' | transloco }}
            } @else {
              <app-date [day]="task.dueOn" due short />
            }
            <span class="sr">{{ 'today.putOff' | transloco: { title: task.title } }}</span>
          </button>
          @if (task.mayWrite) {
            <span class="do">
              <button type="button" class="btn" tabindex="-1" (click)="done(task.id)">
                {{ 'today.done' | transloco }}<kbd>E</kbd>
              </button>
              <button type="button" class="btn" tabindex="-1" (click)="snooze(task.id)">
                {{ 'today.snooze' | transloco }}<kbd>H</kbd>
              </button>
            </span>
          }
        </li>
      }
    </ul>
    <app-day-picker
      [label]="'today.putOffTo' | transloco"
      [value]="snoozed()?.dueOn ?? null"
      (picked)="move($event)"
    />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DueList {
  readonly tasks = input.required<readonly TaskView[]>();
  protected readonly today = inject(TODAY);
  protected readonly states = inject(StateIndex);
  protected readonly params = inject(AsAtStore).linkParams;
  protected readonly at = signal<string | null>(null);
  protected readonly snoozed = signal<TaskView | null>(null);
  private readonly acts = inject(TaskActs);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);
  private readonly picker = viewChild.required(DayPicker);

  protected open(id: string): void {
    void this.router.navigate(['/tasks', id], { queryParams: this.params() });
  }
  protected done(id: string): void {
    const task = this.writable(id);
    if (!task) return;
    this.stepOn(id);
    void this.told('closed', this.acts.close([task]));
  }
  protected snooze(id: string): void {
    const task = this.writable(id);
    const trigger = document.querySelector<HTMLElement>(`[data-when='${id}']`);
    if (!task || !trigger) return;
    this.snoozed.set(task);
    this.picker().open(trigger);
  }
  protected move(day: IsoDate): void {
    const task = this.snoozed();
    if (!task) return;
    if (day > this.today()) this.stepOn(task.id);
    const words = { day: briefDay(day, this.today(), this.transloco.activeLang()) };
    void this.told('moved', this.acts.move([task], day), words);
  }

  private writable(id: string): TaskView | undefined {
    return this.tasks().find((task) => task.id === id && task.mayWrite);
  }
  /** The keyboard goes on to the next row, so that `e` `e` `e` works down the list. */
  private stepOn(id: string): void {
    const rows = this.tasks();
    const index = rows.findIndex((task) => task.id === id);
    if (this.at() === id) this.at.set((rows[index + 1] ?? rows[index - 1])?.id ?? null);
  }
  private async told(key: string, act: Promise<ActOutcome>, params: Record<string, string> = {}): Promise<void> {
    const outcome = await act;
    const undo = outcome.done.length > 0 ? () => void this.told('undone', outcome.undo()) : undefined;
    this.toasts.show(
      outcomeText(this.transloco, `ui.acts.${key}`, outcome, params),
      key === 'undone' ? undefined : undo,
    );
  }
}
