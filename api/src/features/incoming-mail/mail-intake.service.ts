import { Injectable } from '@nestjs/common';
import type { LeftOutFile } from '@demarche/contracts/incoming-mail';
import { MAX_MAIL_FILES } from '@demarche/domain/incoming-mail';
import { Clock } from '../../platform/clock.js';
import { DomainError } from '../../platform/domain-error.js';
import { FileIntake, type TakenFile } from '../files/file-intake.service.js';
import type { MailPart } from './parse/mail-parts.js';
import { plainLine } from './parse/plain-text.js';
import { type ReadMail, readMail } from './parse/read-mail.js';

/** A mail that was read, its files in the store, about to be named by a row. */
export interface TakenMail {
  mail: ReadMail;
  files: TakenFile[];
  leftOut: LeftOutFile[];
}

const MOST_NAMED = 100;
const TOO_MANY = {
  code: 'mail.too_many_files',
  message: `Of one mail ${MAX_MAIL_FILES} files are kept.`,
};
const WINMAIL = {
  code: 'mail.winmail',
  message:
    'Outlook packed the files of this mail so that only Outlook opens them: ask its sender for them as they are.',
};

/** Reads a mail and takes in its files, each through the checks that every file goes through. Nothing is written to the database here. */
@Injectable()
export class MailIntake {
  constructor(
    private readonly intake: FileIntake,
    private readonly clock: Clock,
  ) {}

  /**
   * A file that is not kept (what it is, how large it is, what the scanner finds in it) is named with the reason, and the mail
   * stays. Throws 422 where it is no mail, 503 where files can be neither scanned nor kept: then all of it waits.
   */
  async read(path: string): Promise<TakenMail> {
    const files: TakenFile[] = [];
    const leftOut: LeftOutFile[] = [];
    const mail = await readMail(path, this.clock.now(), async (part) => {
      if (leftOut.length >= MOST_NAMED) return;
      const name = nameOf(part);
      const refusal = isWinmail(part)
        ? WINMAIL
        : files.length >= MAX_MAIL_FILES
          ? TOO_MANY
          : await this.keep(part, files);
      if (refusal) leftOut.push({ name, code: refusal.code, message: refusal.message });
    });
    if (leftOut.length >= MOST_NAMED) mail.remarks.push('others_left_out');
    return { mail, files, leftOut };
  }

  private async keep(part: MailPart, files: TakenFile[]): Promise<Omit<LeftOutFile, 'name'> | undefined> {
    try {
      files.push(await this.intake.take(nameOf(part), part.content));
      return undefined;
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error;
      return { code: error.code, message: error.detail };
    }
  }
}

function isWinmail({ mediaType, name }: MailPart): boolean {
  return mediaType === 'application/ms-tnef' || /^winmail\.dat$/i.test(name);
}

function nameOf({ name, mediaType }: MailPart): string {
  return plainLine(name, 120) || (mediaType === 'message/rfc822' ? 'message.eml' : 'file');
}
