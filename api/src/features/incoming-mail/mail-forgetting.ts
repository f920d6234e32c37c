import type { IncomingMail } from './incoming-mail.entity.js';

/** What is left of a mail that is forgotten: that there was one, and by which key it would be known again. */
export function forgottenFields() {
  return {
    fromName: null,
    fromAddress: null,
    recipients: [],
    subject: '',
    said: '',
    quoted: '',
    ourRefs: [],
    threadKeys: [],
    sentAt: null,
    remarks: [],
    leftOut: [],
    bounced: [],
    outcome: null,
    letterId: null,
    engagementId: null,
    decidedAt: null,
  } satisfies Partial<IncomingMail>;
}
