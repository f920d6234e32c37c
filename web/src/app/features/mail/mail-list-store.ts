import { Injectable, signal } from '@angular/core';
import type { IncomingMailSummary, MailState } from '@demarche/contracts/incoming-mail';
import { pages } from '../../core/http/pages';
import { reloadWhenBack } from '../../core/http/reload-when-back';

/** Mail that came in, by what was decided on it, page by page. */
@Injectable()
export class MailListStore {
  readonly state = signal<MailState>('waiting');
  readonly list = pages<IncomingMailSummary>(() => ({ url: '/api/incoming-mails', params: { state: this.state() } }));

  constructor() {
    reloadWhenBack(() => this.list.reload());
  }
}
