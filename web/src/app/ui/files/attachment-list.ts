import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { AttachmentRef } from '@demarche/contracts/files';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Icon } from '../icon/icon';
import { fileSize } from './file-size';

/** The files of a record, each saved by a press: `<app-attachment-list [files]="contact.attachments" />`. */
@Component({
  selector: 'app-attachment-list',
  imports: [Icon, TranslocoPipe],
  template: `<ul class="files">
    @for (file of files(); track file.id) {
      <li>
        <a [href]="'/api/files/' + file.id + '/content'" [attr.download]="file.name">
          <svg appIcon="paperclip" class="icon--s"></svg>
          <span class="clip">{{ file.name }}</span>
          <span class="sr">{{ 'ui.files.download' | transloco }}</span>
        </a>
        <span class="t12 quiet nowrap">{{ size(file) }}</span>
      </li>
    }
  </ul>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AttachmentList {
  readonly files = input.required<readonly AttachmentRef[]>();
  private readonly transloco = inject(TranslocoService);

  protected size(file: AttachmentRef): string {
    return fileSize(file.size, this.transloco.activeLang());
  }
}
