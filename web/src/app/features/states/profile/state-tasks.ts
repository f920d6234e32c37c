import { ChangeDetectionStrategy, Component, computed, effect, inject, untracked } from '@angular/core';
import type { TaskView } from '@demarche/contracts/tasks';
import { TranslocoPipe } from '@jsverse/transloco';
import { pages } from '../../../core/http/pages';
import { Bones } from '../../../ui/feedback/bones';
import { Empty } from '../../../ui/feedback/empty';
import { Failed } from '../../../ui/feedback/failed';
import { More } from '../../../ui/tables/more';
import { OpenTasks } from './open-tasks';
import { StateStore } from './state-store';

/** Every task about the State that this reader may see: what is open, then what is done. */
@Component({
  selector: 'app-state-tasks',
  imports: [Bones, Empty, Failed, More, OpenTasks, TranslocoPipe],
  template: `<div class="record record--one">
    @if (list.failed(); as problem) {
      <app-failed [problem]="problem" (retry)="list.reload()" />
    } @else if (list.loading()) {
      <app-bones [rows]="5" [label]="'states.loadingTasks' | transloco" />
    } @else {
      @if (open().length > 0) {
        <section>
          <div class="head">
            <h2>{{ 'states.task.open' | transloco }}</h2>
          </div>
          <app-open-tasks [tasks]="open()" />
        </section>
      }
      @if (done().length > 0) {
        <section>
          <div class="head">
            <h2>{{ 'states.task.done' | transloco }}</h2>
          </div>
          <app-open-tasks [tasks]="done()" />
        </section>
      }
      @if (list.failedMore(); as problem) {
        <app-failed [problem]="problem" (retry)="list.loadMore()" />
      } @else {
        <app-more [next]="list.next()" [busy]="list.loadingMore()" (more)="list.loadMore()" />
      }
      @if (list.items().length === 0) {
        <app-empty [heading]="'states.noTasks' | transloco" [text]="'states.noTasksText' | transloco" />
      }
    }
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StateTasks {
  protected readonly store = inject(StateStore);
  protected readonly list = pages<TaskView>(() => {
    const state = this.store.iso3();
    return state ? { url: '/api/tasks', params: { scope: 'all', status: 'all', state, limit: '50' } } : undefined;
  });
  protected readonly open = computed(() => this.list.items().filter((task) => task.status === 'open'));
  protected readonly done = computed(() => this.list.items().filter((task) => task.status === 'done'));

  constructor() {
    let before = this.store.profile();
    effect(() => {
      const profile = this.store.profile();
      if (before && profile !== before) untracked(() => this.list.reload());
      before = profile;
    });
  }
}
