import type { INestApplicationContext } from '@nestjs/common';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '@demarche/contracts/common';
import type { IncomingMailSummary, IncomingMailView } from '@demarche/contracts/incoming-mail';
import { MailClearingService } from '../src/features/incoming-mail/mail-clearing.service.js';
import { MailFolderService } from '../src/features/incoming-mail/mail-folder.service.js';
import { MailboxService } from '../src/features/incoming-mail/mailbox.service.js';
import { Clock } from '../src/platform/clock.js';
import { JobHandlers } from '../src/platform/jobs/job-handlers.js';
import type { Client } from './client.js';
import { ImapServer } from './imap-server.js';
import { LetterOffice } from './letters.js';
import { attached, decide, eml, sendIn, takenIn } from './mails.js';
import { startWorker } from './workers.js';

/** Long ago for the machine: nobody writes to it any more. */
const PAST = new Date('2026-01-01T00:00:00Z');

describe('mail that comes by itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-mail-'));
  let server: ImapServer;
  let office: LetterOffice;
  let worker: INestApplicationContext;
  let isu: Client;
  let colleague: Client;
  let other: Client;

  beforeAll(async () => {
    server = await ImapServer.start();
    office = await LetterOffice.open();
    worker = await startWorker(office.app, { MAIL_IN_FOLDER: folder, MAIL_IN_IMAP_URL: server.url });
    isu = office.isu;
    colleague = await office.app.as('isu_director');
    other = await office.app.as('coordinator');
  });
  afterAll(async () => {
    await worker.close();
    await office.app.close();
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  const put = (name: string, content: Buffer | string) => {
    writeFileSync(join(folder, name), content);
    utimesSync(join(folder, name), PAST, PAST);
  };
  const readFolder = () => worker.get(MailFolderService, { strict: false }).takeIn();
  const readMailbox = () => worker.get(MailboxService, { strict: false }).takeIn();
  const inbox = async (by: Client) =>
    (await by.get<Page<IncomingMailSummary>>('/api/incoming-mails?limit=200')).body.items;
  const subjects = async (by: Client) => (await inbox(by)).map(({ subject }) => subject);

  it('is looked for each minute, and cleared each day', () => {
    const { schedules } = worker.get(JobHandlers, { strict: false }).collect();
    expect(schedules).toEqual(
      expect.arrayContaining([
        { name: 'mail-folder', pattern: '* * * * *' },
        { name: 'mail-mailbox', pattern: '* * * * *' },
        { name: 'mail-clear', pattern: '41 2 * * *' },
      ]),
    );
  });

  it('is taken from the folder for its office alone, and the file moved to done or to failed with the reason', async () => {
    put('a.eml', eml({ subject: 'By folder' }));
    put('b.eml', 'no mail at all');
    put('c.txt', 'not for us');
    mkdirSync(join(folder, 'd.eml'));
    writeFileSync(join(folder, 'late.eml'), eml({ subject: 'Still being written' }));
    expect(await readFolder()).toBe(2);
    expect(readdirSync(folder).sort()).toEqual(['c.txt', 'd.eml', 'done', 'failed', 'late.eml']);
    expect(readdirSync(join(folder, 'done'))).toEqual(['a.eml']);
    expect(readdirSync(join(folder, 'failed')).sort()).toEqual(['b.eml', 'b.eml.reason.txt']);
    expect(readFileSync(join(folder, 'failed/b.eml.reason.txt'), 'utf8')).toMatch(/^mail\.not_a_mail\n.*\.eml/);
    rmSync(join(folder, 'late.eml'));
    const [mail] = await inbox(isu);
    expect(mail).toMatchObject({ subject: 'By folder', way: 'folder', office: { shortName: 'ISU' } });
    expect(await subjects(colleague)).toEqual(['By folder']);
    expect(await subjects(other)).toEqual([]);
    const by = await office.app.owner.query<unknown[]>(
      'SELECT actor_id, actor_name FROM audit_entry WHERE subject_id = $1',
      [mail?.id],
    );
    expect(by).toEqual([{ actor_id: null, actor_name: 'mail-folder' }]);
    // A holder of the office decides, whoever that is; who leaves it sees nothing of it any more.
    const whole = (await colleague.get<IncomingMailView>(`/api/incoming-mails/${mail?.id}`)).body;
    expect((await decide(colleague, whole, 'reject')).status).toBe(200);
  });

  it('is one over all three ways, in whatever order', async () => {
    const uploaded = await takenIn(isu, { id: '<three@foreign.gov.ke>', subject: 'Three ways' });
    expect(await subjects(colleague)).not.toContain('Three ways');
    const same = eml({ id: '<three@foreign.gov.ke>', subject: 'Three ways', head: ['Received: from elsewhere'] });
    put('a.eml', same);
    server.deliver(same);
    // At once, and by two processes each.
    await Promise.all([readFolder(), readMailbox(), readFolder(), readMailbox()]);
    expect((await inbox(isu)).filter(({ subject }) => subject === 'Three ways').map(({ id }) => id)).toEqual([
      uploaded.id,
    ]);
    // It came to the office too: from now on it is the office's.
    expect(await subjects(colleague)).toContain('Three ways');
    expect(readdirSync(join(folder, 'done')).sort()).toEqual(['a (2).eml', 'a.eml']);
    expect((await sendIn(colleague, same)).body).toMatchObject({ isNew: false, mail: { id: uploaded.id } });
    expect((await sendIn(other, same)).body).toMatchObject({ isNew: true });
  });

  it('keeps what somebody sent in from an office to which another mail came under its Message-ID', async () => {
    const uploaded = await takenIn(isu, {
      id: '<known@foreign.gov.ke>',
      subject: 'For me',
      text: 'What I alone may know',
    });
    put('forged.eml', eml({ id: '<known@foreign.gov.ke>', subject: 'Forged', text: 'Whoever answers knows the id' }));
    await readFolder();
    expect(await subjects(colleague)).toContain('Forged');
    expect((await colleague.get(`/api/incoming-mails/${uploaded.id}`)).status).toBe(404);
  });

  it('is read from the mailbox, which stays as it was', async () => {
    server.deliver(
      eml({ subject: 'By mailbox', parts: [attached('Note.txt', 'a note')] }),
      eml({ subject: 'Many parts', parts: Array.from({ length: 1_100 }, () => ({ head: [], content: 'x' })) }),
      eml({ subject: 'After it' }),
    );
    expect(await readMailbox()).toBe(3);
    expect(await readMailbox()).toBe(0);
    const found = await inbox(colleague);
    expect(found.find(({ subject }) => subject === 'By mailbox')).toMatchObject({ way: 'mailbox', files: 1 });
    const spoilt = found.find(({ subject }) => subject === 'Many parts');
    expect(spoilt).toMatchObject({ kind: 'unreadable', from: { address: 'mission@foreign.gov.ke' } });
    const { leftOut } = (await isu.get<IncomingMailView>(`/api/incoming-mails/${spoilt?.id}`)).body;
    expect(leftOut).toMatchObject([{ code: 'mail.too_many_parts' }]);
    expect(await subjects(isu)).toContain('After it');
    expect(
      server.commands.filter((command) => /^(SELECT|UID (STORE|MOVE|COPY)|STORE|EXPUNGE|APPEND)/i.test(command)),
    ).toEqual([]);
    expect(server.commands.filter((command) => /BODY\[/i.test(command))).toEqual([]);
    // Numbered anew, all of them come once more, and are known.
    server.renumber();
    const before = (await inbox(isu)).length;
    expect(await readMailbox()).toBe(0);
    expect(await inbox(isu)).toHaveLength(before);
  });

  it('waits while nobody holds the office', async () => {
    await office.app.owner.query(
      `UPDATE mandate SET to_on = '2026-11-20' WHERE role IN ('isu_officer', 'isu_director')`,
    );
    put('vacant.eml', eml({ subject: 'For whom' }));
    expect(await readFolder()).toBe(0);
    expect(readdirSync(folder)).toContain('vacant.eml');
    await office.app.owner.query(`UPDATE mandate SET to_on = NULL WHERE role IN ('isu_officer', 'isu_director')`);
    expect(await readFolder()).toBe(1);
  });

  it('is forgotten a week after the no, with its file; what was saved a month after the yes, but for its record', async () => {
    const word = 'zzforgotten';
    const reject = await takenIn(isu, { subject: `${word} no`, text: word });
    await decide(isu, reject, 'reject');
    const keep = await takenIn(isu, { subject: `${word} yes`, text: word, id: '<kept@foreign.gov.ke>' });
    const saved = (await decide(isu, keep, 'contact', { states: ['KEN'], title: 'Other words', summary: null })).body;
    const clear = async (at: string) => {
      await office.at(at);
      await worker.get(Clock, { strict: false }).refresh();
      await worker.get(MailClearingService, { strict: false }).clear();
    };
    await clear('2026-12-01T09:00:00Z');
    expect((await isu.get(`/api/incoming-mails/${reject.id}`)).body).toMatchObject({ subject: `${word} no` });
    await clear('2026-12-01T11:00:00Z');
    expect((await isu.get(`/api/incoming-mails/${reject.id}`)).status).toBe(404);
    await clear('2026-12-25T11:00:00Z');
    const left = (await isu.get<IncomingMailView>(`/api/incoming-mails/${keep.id}`)).body;
    expect(left).toMatchObject({ state: 'saved', subject: '', text: '', record: saved.record });
    const traces = await office.app.owner.query<unknown[]>(`SELECT 1 FROM incoming_mail m WHERE m::text LIKE $1`, [
      `%${word}%`,
    ]);
    expect(traces).toEqual([]);
    expect((await sendIn(isu, { id: '<kept@foreign.gov.ke>' })).body).toMatchObject({ isNew: false });
    // So are the files of those that were taken from the folder.
    await worker.get(MailFolderService, { strict: false }).clear();
    expect(readdirSync(join(folder, 'done'))).toEqual([]);
  });
});
