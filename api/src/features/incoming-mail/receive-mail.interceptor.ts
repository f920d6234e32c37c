import { Injectable } from '@nestjs/common';
import { MAX_MAIL_BYTES } from '@demarche/domain/incoming-mail';
import { ReceivesOneFile } from '../files/receive-file.interceptor.js';
import { type SizeLimit, Spool } from '../files/spool.js';
import { mailTooLarge } from './mail-problem.js';

export const MAIL_LIMIT: SizeLimit = { bytes: MAX_MAIL_BYTES, refusal: mailTooLarge };

/** Takes the one mail of a form into the spool, piece by piece. */
@Injectable()
export class ReceiveMail extends ReceivesOneFile {
  constructor(spool: Spool) {
    super(spool, MAIL_LIMIT);
  }
}
