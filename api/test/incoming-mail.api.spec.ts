import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '@demarche/contracts/common';
import type { EngagementView } from '@demarche/contracts/engagements';
import type { IncomingMailSummary, IncomingMailView } from '@demarche/contracts/incoming-mail';
import type { LetterView } from '@demarche/contracts/letters';
import type { PersonView } from '@demarche/contracts/people';
import type { Client } from './client.js';
import { addressee, LetterOffice, sent } from './letters.js';
import { attached, decide, eml, sendIn, takenIn } from './mails.js';
import { made } from './mutations.js';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n');
const EXE = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600, 1)]);

describe('mail that came in', () => {
  let office: LetterOffice;
  let isu: Client;
  let other: Client;

  beforeAll(async () => {
    office = await LetterOffice.open();
    isu = office.isu;
    other = await office.app.as('coordinator');
  });
  afterAll(() => office.app.close());

  const waiting = async (by: Client, state = 'waiting') =>
    (await by.get<Page<IncomingMailSummary>>(`/api/incoming-mails?limit=200&state=${state}`)).body.items;
  const letter = async (id: string) => (await isu.get<LetterView>(`/api/letters/${id}`)).body;

  it('is proposed with its sender, and seen by who sent it in alone', async () => {
    const post = await addressee(isu);
    const email = 'amina@foreign.gov.ke';
    const holding = { postId: post.id, from: '2026-01-01' };
    const person = await made<PersonView>(isu, '/api/people', { name: 'Amina (fictional)', email, holding });
    const text = 'We agree.\n\nOn Tue, 17 Nov 2026, ISU wrote:\n> Will you?';
    const mail = await takenIn(isu, { from: `Amina <AMINA@Foreign.gov.ke>`, text, parts: [attached('Note.pdf', PDF)] });
    expect(mail).toMatchObject({
      kind: 'message',
      way: 'upload',
      effectiveLabel: 'restricted',
      from: { name: 'Amina', address: email },
      text: 'We agree.',
      quoted: 'On Tue, 17 Nov 2026, ISU wrote:\n> Will you?',
      attachments: [{ name: 'Note.pdf', mediaType: 'application/pdf' }],
      leftOut: [],
      remarks: [],
      proposal: {
        as: 'contact',
        on: '2026-11-24',
        state: { iso3: 'KEN', by: 'person' },
        people: [{ id: person.id }],
        posts: [{ id: post.id }],
        letters: [],
      },
    });
    expect((await waiting(isu)).map(({ id }) => id)).toContain(mail.id);
    expect(await waiting(other)).toEqual([]);
    const closed = [
      await other.get(`/api/incoming-mails/${mail.id}`),
      await decide(other, mail, 'letter'),
      await decide(other, mail, 'reject'),
    ];
    expect(closed.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect((await other.get(`/api/files/${mail.attachments[0]?.id}`)).status).toBe(404);
  });

  it('answers a letter of ours by its reference: the letter is replied to and its clock stops with the yes', async () => {
    const note = await sent(isu, { subject: 'Universalization' });
    expect((await office.clockOf(note)).map(({ status }) => status)).toEqual(['open']);
    const mail = await takenIn(isu, { subject: `RE: Your note ${note.ourRef}`, parts: [attached('Reply.pdf', PDF)] });
    expect(mail.proposal).toMatchObject({
      as: 'letter',
      state: { iso3: 'KEN', by: 'letter' },
      letters: [{ id: note.id, ourRef: note.ourRef, by: 'reference' }],
    });
    // Nothing is made without a yes.
    expect((await letter(note.id)).status).toBe('sent');

    const refused = await decide(isu, mail, 'letter', {
      answersId: note.id,
      label: 'internal',
      receivedOn: '2027-01-01',
    });
    expect(refused.status).toBe(400);
    const saved = await decide(isu, mail, 'letter', { answersId: note.id, label: 'internal' });
    expect(saved.body).toMatchObject({ state: 'saved', outcome: 'letter', record: { kind: 'letter' }, proposal: null });
    const answer = await letter(saved.body.record?.id ?? '');
    expect(answer).toMatchObject({
      course: 'incoming',
      form: 'email',
      status: 'received',
      receivedOn: '2026-11-24',
      effectiveLabel: 'internal',
      body: 'Dear colleagues, we agree.',
      answers: { id: note.id },
    });
    expect(await letter(note.id)).toMatchObject({ status: 'replied', answeredBy: [{ id: answer.id }] });
    expect((await office.clockOf(note)).map(({ status }) => status)).toEqual(['done']);
    // Its files are as open as the letter now.
    const file = await office.app.owner.query<{ id: string }[]>('SELECT id FROM attachment WHERE subject_id = $1', [
      answer.id,
    ]);
    expect((await other.get<{ name: string }>(`/api/files/${file[0]?.id}`)).body).toMatchObject({ name: 'Reply.pdf' });

    // The yes taken back: the answer is void, the letter waits again, and so does the mail.
    const restored = await decide(isu, saved.body, 'restore');
    expect(restored.body).toMatchObject({ state: 'waiting', record: null, proposal: { as: 'letter' } });
    expect(await letter(note.id)).toMatchObject({ status: 'sent', answeredBy: [{ id: answer.id }] });
    expect((await office.clockOf(note)).filter(({ status }) => status === 'open')).toHaveLength(1);
    expect((await decide(isu, restored.body, 'letter', { answersId: note.id })).status).toBe(200);
  });

  it('answers by its thread once a copy of our own mail is known, and by its subject from the addressee', async () => {
    const post = await addressee(isu, 'AGO');
    await office.app.owner.query(`UPDATE post SET email = 'Mission@angola.example' WHERE id = $1`, [post.id]);
    const note = await sent(isu, { postId: post.id, subject: 'Accession of Angola' });
    const ours = { from: isu.officer?.email ?? '', id: '<ours@isu.example>', subject: `Note ${note.ourRef}` };
    const copy = await takenIn(isu, ours);
    expect(copy.proposal).toMatchObject({ as: 'copy', letters: [{ id: note.id }] });
    expect((await decide(isu, copy, 'copy', { letterId: note.id })).body).toMatchObject({ outcome: 'copy' });

    const threaded = await takenIn(isu, { from: 'x@angola.example', head: ['In-Reply-To: <ours@isu.example>'] });
    expect(threaded.proposal?.letters).toMatchObject([{ id: note.id, by: 'message' }]);
    const named = await takenIn(isu, { from: 'mission@ANGOLA.example', subject: 'TR : RE: accession of angola' });
    expect(named.proposal).toMatchObject({ state: { iso3: 'AGO' }, letters: [{ id: note.id, by: 'subject' }] });
    const strange = await takenIn(isu, { from: 'x@elsewhere.example', subject: 'Re: Accession of Angola' });
    expect(strange.proposal).toMatchObject({ as: 'contact', state: null, letters: [] });
  });

  it('becomes a contact with its people and files', async () => {
    const mail = await takenIn(isu, { subject: 'Thank you', parts: [attached('a.pdf', PDF), attached('b.txt', 'b')] });
    expect(mail.proposal?.state).toMatchObject({ iso3: 'KEN' });
    const [kept] = mail.attachments;
    const foreign = await decide(isu, mail, 'contact', { states: ['KEN'], attachmentIds: [isu.officer?.id] });
    expect(foreign.body).toMatchObject({ errors: [{ field: 'attachmentIds.0', code: 'reference.unknown' }] });
    const body = { states: ['KEN'], attachmentIds: [kept?.id], label: 'committee' };
    const saved = await decide(isu, mail, 'contact', body);
    const contact = (await isu.get<EngagementView>(`/api/engagements/${saved.body.record?.id}`)).body;
    expect(contact).toMatchObject({
      kind: 'email',
      status: 'held',
      on: '2026-11-24',
      title: 'Thank you',
      summary: 'Dear colleagues, we agree.',
      effectiveLabel: 'committee',
      attachments: [{ name: 'a.pdf' }],
    });
    expect((await decide(isu, mail, 'contact', body)).body).toMatchObject({ code: 'mail.decided' });
    await decide(isu, saved.body, 'restore');
    expect((await isu.get(`/api/engagements/${contact.id}`)).status).toBe(404);
  });

  it('is one however often it comes, at once too', async () => {
    const same = { id: '<once@foreign.gov.ke>' };
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => sendIn(isu, { ...same, head: [`X-Way: ${i}`] })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
    expect(answers.filter(({ body }) => body.isNew)).toHaveLength(1);
    expect(new Set(answers.map(({ body }) => body.mail.id)).size).toBe(1);
    // Without a Message-ID what it says counts, whatever its line breaks.
    const bare = eml({ id: null, text: 'One\nTwo' });
    const first = await takenIn(isu, bare);
    const again = await sendIn(isu, Buffer.from(bare.toString().replaceAll('\r\n', '\n')));
    expect(again.body).toMatchObject({ isNew: false, mail: { id: first.id } });
    expect((await sendIn(isu, eml({ id: null, text: 'One\nThree' }))).body.isNew).toBe(true);
  });

  it('is saved once, whoever sent it in: who may see the record is told, who may not sees none', async () => {
    const same = { id: '<twice@foreign.gov.ke>' };
    const mine = await takenIn(isu, same);
    const theirs = await takenIn(other, same);
    expect(theirs).toMatchObject({ state: 'waiting', record: null });
    expect(theirs.id).not.toBe(mine.id);
    const saved = (await decide(isu, mine, 'contact', { states: ['KEN'], label: 'restricted' })).body;
    const closed = (await other.get<IncomingMailView>(`/api/incoming-mails/${theirs.id}`)).body;
    expect(closed).toMatchObject({ state: 'waiting', record: null, version: theirs.version });
    await decide(isu, saved, 'restore');
    const now = (await isu.get<IncomingMailView>(`/api/incoming-mails/${mine.id}`)).body;
    const open = (await decide(isu, now, 'contact', { states: ['KEN'], label: 'internal' })).body;
    expect((await other.get<IncomingMailView>(`/api/incoming-mails/${theirs.id}`)).body.record).toEqual(open.record);
    const twice = await decide(other, theirs, 'contact', { states: ['KEN'] });
    expect([twice.status, twice.body]).toEqual([409, expect.objectContaining({ code: 'mail.saved_already' })]);
  });

  it('is rejected and taken back, and forgotten without a trace of what it said', async () => {
    const secret = 'zzsecretword';
    const mail = await takenIn(isu, {
      from: `${secret} <${secret}@foreign.gov.ke>`,
      id: `<${secret}@foreign.gov.ke>`,
      subject: secret,
      text: secret,
      parts: [attached(`${secret}.txt`, 'to be forgotten')],
    });
    const rejected = (await decide(isu, mail, 'reject')).body;
    expect(rejected).toMatchObject({ state: 'rejected', text: secret });
    expect((await decide(isu, rejected, 'letter')).body).toMatchObject({ code: 'mail.decided' });
    const back = (await decide(isu, rejected, 'restore')).body;
    expect(back).toMatchObject({ state: 'waiting', text: secret });
    expect((await decide(isu, mail, 'reject')).body).toMatchObject({ code: 'version.stale' });
    const gone = await decide(isu, back, 'forget');
    expect(gone.status).toBe(204);
    expect((await isu.get(`/api/incoming-mails/${mail.id}`)).status).toBe(404);
    for (const table of ['incoming_mail', 'attachment', 'audit_entry']) {
      const found = await office.app.owner.query<unknown[]>(`SELECT 1 FROM ${table} t WHERE t::text LIKE $1`, [
        `%${secret}%`,
      ]);
      expect(found, table).toEqual([]);
    }
    // Sent in by hand once more, it is to be looked at once more.
    const anew = await sendIn(isu, { id: `<${secret}@foreign.gov.ke>`, text: 'Once more' });
    expect(anew.body).toMatchObject({ isNew: true, mail: { id: mail.id, state: 'waiting', text: 'Once more' } });
  });

  it('stops no clock where a machine wrote it', async () => {
    const note = await sent(isu, { subject: 'Absence' });
    const subject = `Automatic reply: ${note.ourRef}`;
    const away = await takenIn(isu, { subject, head: ['Auto-Submitted: auto-replied'] });
    expect(away).toMatchObject({ kind: 'automatic', proposal: { as: 'contact', letters: [] } });
  });

  it('names what it leaves out, and stays', async () => {
    const mail = await takenIn(isu, {
      parts: [
        attached('Note verbale.pdf', EXE),
        attached('winmail.dat', 'x', 'application/ms-tnef'),
        attached('ok.pdf', PDF),
      ],
    });
    expect(mail.attachments.map(({ name }) => name)).toEqual(['ok.pdf']);
    expect(mail.leftOut).toMatchObject([
      { name: 'Note verbale.pdf', code: 'file.kind_refused' },
      { name: 'winmail.dat', code: 'mail.winmail' },
    ]);
  });
});
