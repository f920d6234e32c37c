import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Config } from '../../platform/config.js';
import type { MailText } from './mail-composer.js';

const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** The way out to the mail server, where one is set. */
@Injectable()
export class MailTransport implements OnApplicationShutdown {
  private readonly transporter: Transporter | undefined;

  constructor(private readonly config: Config) {
    this.transporter = config.SMTP_URL ? createTransport({ url: config.SMTP_URL, ...TIMEOUTS }) : undefined;
  }

  get isSet(): boolean {
    return this.transporter !== undefined;
  }

  /**
   * Hands one mail to the server. The Message-ID is the mail's own: should it go out twice (we died between the server's
   * answer and our note of it), mailboxes know it for the same.
   */
  async send(id: string, to: { name: string; address: string }, mail: MailText): Promise<void> {
    await this.transporter?.sendMail({
      from: this.config.MAIL_FROM,
      to,
      subject: mail.subject,
      text: mail.text,
      messageId: `<${id}@${new URL(this.config.publicUrl).hostname}>`,
      // RFC 3834: nobody's out-of-office answers a reminder.
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  }

  onApplicationShutdown(): void {
    this.transporter?.close();
  }
}
