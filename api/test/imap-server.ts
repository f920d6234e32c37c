import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

interface Kept {
  uid: number;
  content: Buffer;
}

/**
 * An IMAP4rev1 server on loopback with one mailbox (RFC 3501), which speaks what a client needs to read it: enough for a client
 * of any make, and no more. It notes every command, so that a test can tell that nothing was changed.
 */
export class ImapServer {
  readonly commands: string[] = [];
  uidValidity = 1;
  private readonly mails: Kept[] = [];
  private nextUid = 1;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<ImapServer> {
    const server = createServer((socket) => self.serve(socket));
    const self = new ImapServer(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return self;
  }

  get url(): string {
    return `imap://isu:a%20secret@127.0.0.1:${(this.server.address() as AddressInfo).port}/INBOX`;
  }

  deliver(...contents: Buffer[]): void {
    for (const content of contents) this.mails.push({ uid: this.nextUid++, content });
  }

  /** As after a restore from a copy: the same mails under other numbers. */
  renumber(): void {
    this.uidValidity += 1;
    this.nextUid = 1;
    for (const mail of this.mails) mail.uid = this.nextUid++;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private serve(socket: Socket): void {
    let pending = '';
    socket.on('error', () => undefined);
    socket.write('* OK [CAPABILITY IMAP4rev1] ready\r\n');
    socket.on('data', (chunk) => {
      pending += chunk.toString('latin1');
      for (;;) {
        const end = pending.indexOf('\r\n');
        if (end < 0) return;
        const [, tag = '*', command = ''] = /^(\S+) (.*)$/.exec(pending.slice(0, end)) ?? [];
        pending = pending.slice(end + 2);
        this.commands.push(command);
        socket.write(
          this.answer(command)
            .map((part) => Buffer.from(part as string))
            .reduce(joined, Buffer.alloc(0)),
        );
        const known = /^(UID )?(CAPABILITY|LOGIN|LIST|LSUB|EXAMINE|SEARCH|FETCH|NOOP|CLOSE|UNSELECT|LOGOUT)/i.test(
          command,
        );
        const isIn =
          !/^LOGIN/i.test(command) || command === 'LOGIN "isu" "a secret"' || command === 'LOGIN isu "a secret"';
        socket.write(
          `${tag} ${known ? (isIn ? 'OK' : 'NO') : 'BAD'} ${/^EXAMINE/i.test(command) ? '[READ-ONLY] ' : ''}done\r\n`,
        );
        if (/^LOGOUT/i.test(command)) socket.end();
      }
    });
  }

  private answer(command: string): (string | Buffer)[] {
    if (/^CAPABILITY/i.test(command)) return ['* CAPABILITY IMAP4rev1\r\n'];
    if (/^(LIST|LSUB)/i.test(command)) return ['* LIST () "/" INBOX\r\n'];
    if (/^EXAMINE/i.test(command)) return [this.mailbox()];
    if (/^UID SEARCH/i.test(command))
      return [
        `* SEARCH${this.search(command)
          .map(({ uid }) => ` ${uid}`)
          .join('')}\r\n`,
      ];
    if (/^UID FETCH/i.test(command)) return this.fetch(command);
    return [];
  }

  private mailbox(): string {
    const { mails, uidValidity, nextUid } = this;
    return `* FLAGS (\\Seen)\r\n* ${mails.length} EXISTS\r\n* OK [UIDVALIDITY ${uidValidity}]\r\n* OK [UIDNEXT ${nextUid}]\r\n`;
  }

  private search(command: string): Kept[] {
    const from = Number(/UID (\d+):\*/i.exec(command.slice(10))?.[1] ?? 1);
    // RFC 3501, 6.4.8: n:* names the last one also where it is below n.
    return this.mails.filter(({ uid }) => uid >= Math.min(from, this.nextUid - 1));
  }

  private fetch(command: string): (string | Buffer)[] {
    const uid = Number(/FETCH (\d+)/i.exec(command)?.[1]);
    const at = this.mails.findIndex((mail) => mail.uid === uid);
    const content = this.mails[at]?.content;
    if (!content) return [];
    const items = [`UID ${uid}`, `RFC822.SIZE ${content.length}`];
    if (/ENVELOPE/i.test(command)) items.push(envelope(content));
    const part = /BODY(?:\.PEEK)?\[(\w*)\](?:<(\d+)\.(\d+)>)?/i.exec(command);
    if (!part) return [`* ${at + 1} FETCH (${items.join(' ')})\r\n`];
    const [, section = '', offset, length] = part;
    const whole = section === '' ? content : content.subarray(0, content.indexOf('\r\n\r\n') + 4);
    const begin = Number(offset ?? 0);
    const cut = whole.subarray(begin, length === undefined ? undefined : begin + Number(length));
    const name = `BODY[${section}]${offset === undefined ? '' : `<${offset}>`}`;
    return [`* ${at + 1} FETCH (${items.join(' ')} ${name} {${cut.length}}\r\n`, cut, ')\r\n'];
  }
}

function envelope(content: Buffer): string {
  const head = content.subarray(0, content.indexOf('\r\n\r\n')).toString();
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'mi').exec(head)?.[1]?.trim();
  const quoted = (text: string | undefined) => (text ? `"${text.replace(/["\\]/g, '')}"` : 'NIL');
  const [, user = '', host = ''] = /<?([^<\s@]+)@([^>\s]+)>?$/.exec(field('From') ?? '') ?? [];
  const from = user ? `((NIL NIL ${quoted(user)} ${quoted(host)}))` : 'NIL';
  return `ENVELOPE (${quoted(field('Date'))} ${quoted(field('Subject'))} ${from} ${from} ${from} NIL NIL NIL NIL ${quoted(field('Message-ID'))})`;
}

const joined = (a: Buffer, b: Buffer): Buffer => Buffer.concat([a, b]);
