import {
  booleanAttribute,
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { type ProblemLike, problemText } from '../feedback/problem-text';
import { Icon } from '../icon/icon';
import { FILE_ENDINGS, type FileItem } from './file-item';
import { fileSize } from './file-size';

let made = 0;

/**
 * Files for a record: chosen or dropped, several at once; how far each is, what was wrong with it in words, again, away.
 * It sends nothing itself: `Uploads` in core does.
 *
 *     <app-file-field [label]="…" [items]="uploads.items()" (added)="uploads.add($event)"
 *       (retried)="uploads.retry($event)" (removed)="uploads.remove($event)" />
 */
@Component({
  selector: 'app-file-field',
  imports: [Icon, TranslocoPipe],
  templateUrl: './file-field.html',
  host: { class: 'field' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FileField {
  /** Already translated, like `hint` and `error`. */
  readonly label = input.required<string>();
  readonly hint = input<string | null>(null);
  readonly error = input<string | null>(null);
  /** A link only, until there is something to show: where files are the exception. */
  readonly quiet = input(false, { transform: booleanAttribute });
  readonly items = input.required<readonly FileItem[]>();
  readonly added = output<readonly File[]>();
  readonly retried = output<string>();
  readonly removed = output<string>();
  protected readonly id = `files-${(made += 1)}`;
  protected readonly endings = FILE_ENDINGS;
  protected readonly over = signal(false);
  protected readonly folded = computed(() => this.quiet() && this.items().length === 0 && !this.error());
  private readonly transloco = inject(TranslocoService);

  protected remark(item: FileItem): string {
    if (item.state === 'waiting') return this.transloco.translate('ui.files.waiting');
    const language = this.transloco.activeLang();
    if (item.state !== 'sending') return fileSize(item.size, language);
    return new Intl.NumberFormat(language, { style: 'percent' }).format(item.sent);
  }
  protected words(problem: ProblemLike): string {
    return problemText(this.transloco, problem).happened;
  }
  /** What was refused for what it is will be refused again. */
  protected mayRetry({ problem }: FileItem): boolean {
    return !problem || problem.status === 0 || problem.status === 429 || problem.status >= 500;
  }

  protected choose(input: HTMLInputElement): void {
    this.added.emit([...(input.files ?? [])]);
    // The same file can be chosen once more after it was taken away.
    input.value = '';
  }
  protected hover(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.over.set(true);
  }
  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) this.added.emit(files);
  }
}
