import type { EntityManager } from 'typeorm';

export interface MailText {
  subject: string;
  text: string;
}

/** Writes the text of a mail when it is sent. Implemented by the feature that knows what mails are about. */
export abstract class MailComposer {
  /** Undefined where the recipient may see nothing of it (any more). */
  abstract compose(em: EntityManager, mailId: string, userId: string, now: Date): Promise<MailText | undefined>;

  /** What the mails `others` were to tell is told by `into` instead. */
  abstract merge(em: EntityManager, into: string, others: readonly string[]): Promise<void>;
}
