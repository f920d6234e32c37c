import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  to: string[];
  /** As it came over the wire. */
  raw: string;
  messageId: string;
  subject: string;
}

/** A real SMTP server on loopback, which keeps what it gets. `refuse` answers the next mails with this code. */
export class MailServer {
  readonly received: ReceivedMail[] = [];
  private refusals: number[] = [];

  private constructor(private readonly server: SMTPServer) {}

  static async start(): Promise<MailServer> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const code = self.refusals.shift();
          if (code) return done(Object.assign(new Error('not now'), { responseCode: code }));
          self.keep(
            Buffer.concat(chunks).toString('utf8'),
            session.envelope.rcptTo.map((to) => to.address),
          );
          done();
        });
      },
    });
    // Whoever sends may be killed in the middle of it.
    server.on('error', () => undefined);
    const self = new MailServer(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return self;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  refuse(...codes: number[]): void {
    this.refusals.push(...codes);
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private keep(raw: string, to: string[]): void {
    const header = (name: string) => new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'mi').exec(raw)?.[1] ?? '';
    const unfolded = (text: string) => text.replace(/\r\n[ \t]/g, ' ');
    this.received.push({
      to,
      raw,
      messageId: header('Message-ID'),
      subject: unfolded(header('Subject')),
    });
  }
}
