import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import type { EngagementView } from '@demarche/contracts/engagements';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Toasts } from '../../core/toasts';
import { Uploads } from '../../core/uploads';
import { problemText } from '../../ui/feedback/problem-text';
import { AttachmentList } from '../../ui/files/attachment-list';
import { FileField } from '../../ui/files/file-field';
import { EngagementStore } from './engagement-store';

/** The files of a contact; more are added where they stand, and can be taken back at once. */
@Component({
  selector: 'app-engagement-files',
  imports: [AttachmentList, FileField, TranslocoPipe],
  providers: [Uploads],
  template: `@if (shown()) {
    <section>
      <div class="head">
        <h2>{{ 'engagements.field.files' | transloco }}</h2>
      </div>
      <app-attachment-list [files]="contact().attachments" />
      @if (contact().mayWrite) {
        <app-file-field
          class="field--bare"
          [label]="'engagements.field.files' | transloco"
          [items]="uploads.items()"
          (added)="uploads.add($event)"
          (retried)="uploads.retry($event)"
          (removed)="uploads.remove($event)"
        />
      }
    </section>
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EngagementFiles {
  readonly contact = input.required<EngagementView>();
  protected readonly uploads = inject(Uploads);
  private readonly store = inject(EngagementStore);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  protected readonly shown = computed(() => this.contact().mayWrite || this.contact().attachments.length > 0);

  constructor() {
    effect(() => {
      const ids = this.uploads.ids();
      if (ids.length > 0 && !this.uploads.busy()) untracked(() => void this.hang(ids));
    });
  }

  private async hang(ids: readonly string[]): Promise<void> {
    const before = (this.store.contact() ?? this.contact()).attachments.map(({ id }) => id);
    if (!(await this.store.patch({ attachmentIds: [...before, ...ids] }))) {
      // Somebody changed the contact meanwhile: what is added goes beside that.
      if (this.store.theirs() && !this.store.draft()) {
        this.store.takeTheirs();
        return this.hang(ids);
      }
      this.toasts.show(problemText(this.transloco, this.store.problem()).happened);
      return;
    }
    this.uploads.settle();
    const text = this.transloco.translate<string>('engagements.filesAdded');
    this.toasts.show(text, async () => void (await this.store.patch({ attachmentIds: before })));
  }
}
