import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import type { Page } from '@demarche/contracts/common';
import type { PostView } from '@demarche/contracts/people';
import { TranslocoPipe } from '@jsverse/transloco';
import { Field } from '../../../ui/forms/field';
import type { PickOption } from '../../../ui/picker/pick-option';
import { Picker } from '../../../ui/picker/picker';

/** A post that stands already, found by words of its title. */
@Component({
  selector: 'app-post-field',
  imports: [Field, Picker, TranslocoPipe],
  template: `<app-field [label]="'people.edit.post' | transloco" [error]="error()" controlId="person-post">
    <app-picker
      inputId="person-post"
      [label]="'people.edit.post' | transloco"
      [placeholder]="chosen().length ? '' : ('people.edit.postFind' | transloco)"
      [chosen]="chosen()"
      [options]="options()"
      [invalid]="!!error()"
      [(query)]="query"
      (picked)="picked.emit({ id: $event.id, name: $event.text })"
      (removed)="picked.emit(null)"
    />
  </app-field>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PostField {
  readonly post = input<{ id: string; name: string } | null>(null);
  readonly error = input<string | null>(null);
  readonly picked = output<{ id: string; name: string } | null>();
  protected readonly query = signal('');
  private readonly found = httpResource<Page<PostView>>(() => {
    const q = this.query().trim();
    return q.length > 1 && !this.post() ? { url: '/api/posts', params: { q, limit: 8 } } : undefined;
  });
  protected readonly chosen = computed<PickOption[]>(() => {
    const post = this.post();
    return post ? [{ id: post.id, text: post.name }] : [];
  });
  protected readonly options = computed<PickOption[]>(() => {
    if (this.post() || !this.found.hasValue()) return [];
    return this.found.value().items.map(({ id, title, holders }) => ({
      id,
      text: title,
      remark: holders[0]?.name ?? null,
    }));
  });
}
