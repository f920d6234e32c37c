import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IncomingMailReceived } from '@demarche/contracts/incoming-mail';
import type { PostView } from '@demarche/contracts/people';
import type { Client } from './client.js';
import { formOf } from './file-forms.js';
import { LetterOffice, sent } from './letters.js';
import { attached, BOUNDARY, decide, eml, sendIn, takenIn } from './mails.js';

const REPORT = [
  'Reporting-MTA: dns; mx.example.org',
  '',
  'Final-Recipient: rfc822; Gone@Foreign.gov.ke',
  'Action: failed',
  'Status: 5.1.1',
  'Diagnostic-Code: smtp; 550 5.1.1 no such user',
  '',
  'Final-Recipient: rfc822; slow@foreign.gov.ke',
  'Action: delayed',
  '',
].join('\r\n');
const INNER = 'From: inner@foreign.gov.ke\r\nSubject: Inner\r\nMessage-ID: <inner@x>\r\n\r\nzzinnertext';

describe('mail that is out of order', () => {
  let office: LetterOffice;
  let isu: Client;

  beforeAll(async () => {
    office = await LetterOffice.open();
    isu = office.isu;
  });
  afterAll(() => office.app.close());

  const count = async () => {
    const rows = await office.app.owner.query<{ n: number }[]>(
      'SELECT (SELECT count(*) FROM incoming_mail)::int + (SELECT count(*) FROM attachment)::int AS n',
    );
    return rows[0]?.n;
  };

  it.each<[string, () => Buffer, number, string]>([
    ['nothing', () => Buffer.alloc(0), 422, 'mail.not_a_mail'],
    ['no mail', () => Buffer.from('Dear colleagues,\r\nwe agree.'), 422, 'mail.not_a_mail'],
    ['a PDF', () => Buffer.from('%PDF-1.4\n%%EOF'), 422, 'mail.not_a_mail'],
    ['an Outlook message', () => Buffer.from('d0cf11e0a1b11ae1'.repeat(40), 'hex'), 422, 'mail.not_a_mail'],
    ['noise', () => randomBytes(100_000), 422, 'mail.not_a_mail'],
    ['UTF-16', () => Buffer.from(eml().toString(), 'utf16le'), 422, 'mail.not_a_mail'],
    [
      'ten thousand parts',
      () => eml({ parts: Array(10_000).fill({ head: [], content: 'x' }) }),
      422,
      'mail.too_many_parts',
    ],
    [
      'a head of many lines',
      () => eml({ head: [Array(300_000).fill('X-A: b').join('\r\n')] }),
      422,
      'mail.too_many_parts',
    ],
    ['a head of one long line', () => eml({ subject: 'x'.repeat(3_000_000) }), 422, 'mail.too_many_parts'],
    ['parts in parts without end', () => Buffer.from(nest(3_000)), 422, 'mail.too_many_parts'],
    ['more than 50 MB', () => Buffer.concat([eml(), Buffer.alloc(51 * 1024 * 1024, 'x')]), 413, 'mail.too_large'],
  ])('%s is refused, and nothing kept', async (_name, make, status, code) => {
    const before = await count();
    const answer = await sendIn(isu, make());
    expect([answer.status, answer.body]).toEqual([status, expect.objectContaining({ code })]);
    expect(await count()).toBe(before);
  });

  it('needs one part named file, and a reader who may', async () => {
    const wrong = await isu.post('/api/incoming-mails', formOf(eml(), 'a.eml', 'mail'));
    expect([wrong.status, wrong.body]).toEqual([400, expect.objectContaining({ code: 'request.invalid' })]);
    expect((await isu.post('/api/incoming-mails', {})).status).toBe(415);
    const partner = await office.app.as('partner_observer');
    expect((await sendIn(partner, {})).status).toBe(403);
    expect((await partner.get('/api/incoming-mails')).status).toBe(403);
  });

  it('is read as far as it can be, and its remarks say what to mind', async () => {
    const ahead = await takenIn(isu, { from: null, date: 'Fri, 25 Dec 2099 08:00:00 +0000' });
    expect(ahead).toMatchObject({ from: null, sentAt: null, remarks: ['no_sender', 'date_ahead'] });
    expect(ahead.proposal).toMatchObject({ on: '2026-11-24', state: null, people: [], posts: [] });
    const bare = await takenIn(isu, { from: 'A <not an address>', date: null, text: '' });
    expect(bare).toMatchObject({ from: { address: '' }, text: '', remarks: ['no_sender', 'no_date', 'no_text'] });
    const several = await takenIn(isu, { from: 'a@foreign.gov.ke, b@foreign.gov.ke', date: 'yesterday' });
    expect(several).toMatchObject({ from: { address: 'a@foreign.gov.ke' }, remarks: ['several_senders', 'no_date'] });
    const saved = await decide(isu, ahead, 'letter', { state: 'KEN' });
    expect(saved.status).toBe(200);
  });

  it('is text, whatever charset it says and whatever it holds', async () => {
    const typed = (charset: string, body: string) =>
      Buffer.concat([
        eml({ text: '', head: [`Content-Type: text/plain; charset=${charset}`] }),
        Buffer.from(body, 'latin1'),
      ]);
    expect(await takenIn(isu, typed('windows-1252', 'R\xe9publique \x96 \x80'))).toMatchObject({
      text: 'République – €',
    });
    // Under a name that nothing knows it is read as UTF-8: what was none is seen to be missing.
    const unknown = await takenIn(isu, typed('x-nonsense', 'R\xe9publique'));
    expect(unknown).toMatchObject({ text: 'R\ufffdpublique', remarks: ['broken_characters'] });
    expect(await takenIn(isu, typed('x-nonsense', 'R\xc3\xa9publique'))).toMatchObject({ text: 'République' });
    const broken = await takenIn(isu, typed('utf-8', 'R\xe9publique\x00\x1b[31m'));
    expect(broken).toMatchObject({ text: 'R\ufffdpublique[31m', remarks: ['broken_characters'] });
    const head = ['Content-Type: text/html; charset=utf-8'];
    const html = await takenIn(isu, {
      head,
      text: '<style>p{}</style><p>Dear <b>colleagues</b>,</p><img src="https://spy.example/x.png"><a href="https://spy.example">here</a><script>alert(1)</script><blockquote>Old<br>words</blockquote>',
    });
    expect(html).toMatchObject({ text: 'Dear colleagues,\n\nhere', quoted: '> Old\n> words', remarks: ['from_html'] });
    const deep = await takenIn(isu, { head, text: `${'<div>'.repeat(100_000)}deep` });
    expect(deep.text).toBe('deep');
    const long = await takenIn(isu, { text: 'word '.repeat(100_000) });
    expect([long.text.length <= 200_000, long.remarks]).toEqual([true, ['text_cut']]);
    const turned = await takenIn(isu, { from: '"A\u202egnp.exe" <a@b.example>', subject: 'Re\u202e:\tX\u0007' });
    expect(turned).toMatchObject({ from: { name: 'Agnp.exe' }, subject: 'Re: X' });
    expect((await decide(isu, long, 'letter', { state: 'KEN' })).status).toBe(200);
    expect((await decide(isu, turned, 'contact', { states: ['KEN'] })).status).toBe(200);
  });

  it('keeps a mail in the mail as a file, and leaves out what is too large', async () => {
    const parts = [
      { head: ['Content-Type: message/rfc822'], content: INNER },
      attached('film.bin', Buffer.alloc(25 * 1024 * 1024, 1)),
      attached('after.txt', 'after'),
    ];
    const mail = await takenIn(isu, { parts });
    expect(mail.text).toBe('Dear colleagues, we agree.');
    expect(mail.attachments).toMatchObject([
      { name: 'message.eml', mediaType: 'message/rfc822', size: INNER.length },
      { name: 'after.txt', mediaType: 'text/plain' },
    ]);
    expect(mail.leftOut).toMatchObject([{ name: 'film.bin', code: 'file.too_large' }]);
  });

  it('names at most fifty of its files as kept, and those beyond', async () => {
    const mail = await takenIn(isu, {
      parts: Array.from({ length: 160 }, (_, i) => attached(`${i}.txt`, `file ${i}`)),
    });
    expect(mail.attachments).toHaveLength(50);
    expect(mail.leftOut).toHaveLength(100);
    expect(mail.leftOut[0]).toMatchObject({ name: '50.txt', code: 'mail.too_many_files' });
    expect(mail.remarks).toEqual(['others_left_out']);
  });

  it('is a bounce that tells which address is dead, and not one that is only slow', async () => {
    const note = await sent(isu, { subject: 'To the dead address' });
    await isu.patch(`/api/posts/${note.post?.id}`, { version: 1, email: 'GONE@foreign.gov.ke' });
    const post = async () => (await isu.get<PostView>(`/api/posts/${note.post?.id}`)).body;
    const head = [`Content-Type: multipart/report; report-type=delivery-status; ${BOUNDARY}`];
    const parts = [
      { head: ['Content-Type: message/delivery-status'], content: REPORT },
      { head: ['Content-Type: message/rfc822'], content: `${INNER} ${note.ourRef}` },
    ];
    const bounce = await takenIn(isu, {
      from: 'mailer-daemon@example.org',
      subject: `Failed: ${note.ourRef}`,
      head,
      parts,
    });
    expect(bounce).toMatchObject({
      kind: 'bounce',
      bounced: [{ address: 'gone@foreign.gov.ke', status: '5.1.1', reason: '550 5.1.1 no such user' }],
      attachments: [],
      proposal: { as: 'bounce', letters: [] },
    });
    const yes = await decide(isu, bounce, 'bounce');
    expect(yes.body).toMatchObject({ state: 'saved', outcome: 'bounce' });
    expect(await post()).toMatchObject({ bouncedOn: '2026-11-24' });
    await decide(isu, yes.body, 'restore');
    expect(await post()).toMatchObject({ bouncedOn: null });
    const slow = { head: parts[0]?.head ?? [], content: REPORT.replace('failed', 'relayed') };
    expect(await takenIn(isu, { head, parts: [slow] })).toMatchObject({ kind: 'automatic', bounced: [] });
  });

  it('is an answer of a calendar in words', async () => {
    const calendar = `BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nATTENDEE;PARTSTAT=DECLINED:mailto:a@b.example\r\nSUMMARY:Meeting\\, Geneva\r\nEND:VEVENT\r\nEND:VCALENDAR`;
    const parts = [{ head: ['Content-Type: text/calendar; method=REPLY; charset=utf-8'], content: calendar }];
    expect(await takenIn(isu, { text: '', parts })).toMatchObject({
      kind: 'calendar',
      text: 'Declined: Meeting, Geneva',
      attachments: [],
      proposal: { as: 'contact', letters: [] },
    });
  });

  it('waits whole where the scanner is away', async () => {
    const api = await LetterOffice.open({ CLAMD_URL: 'tcp://127.0.0.1:1' });
    try {
      const answer = await sendIn(api.isu, { parts: [attached('a.txt', 'a')] });
      expect([answer.status, answer.body as IncomingMailReceived | object]).toEqual([
        503,
        expect.objectContaining({ code: 'file.scanner_away' }),
      ]);
      expect(await api.app.owner.query('SELECT id FROM incoming_mail')).toEqual([]);
    } finally {
      await api.app.close();
    }
  });
});

function nest(depth: number): string {
  const levels = Array.from(
    { length: depth },
    (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
  );
  return `From: a@b.example\r\n${levels.join('')}`;
}
