import type { INestApplicationContext } from '@nestjs/common';
import sql from 'sql-template-tag';
import { MailReceiptService } from '../features/incoming-mail/mail-receipt.service.js';
import { NotesService } from '../features/notes/notes.service.js';
import { visible } from '../platform/access/visible.js';
import { firstRow } from '../platform/database/query.js';
import { mentionOf } from '@demarche/domain/note';
import type { Stage } from './stage.js';

/** Mail that waits for a decision: the mission answers the letter that waits the longest, and named its reference. */
export async function makeMail(app: INestApplicationContext, stage: Stage): Promise<void> {
  const isu = await stage.actor('isu', 0);
  const letter = await firstRow<{ ourRef: string; subject: string; state: string }>(
    stage.em,
    sql`SELECT l.our_ref AS "ourRef", l.subject, s.name AS state FROM letter l JOIN state s ON s.iso3 = l.iso3
        WHERE l.status = 'sent' AND ${visible(isu, 'l')} AND l.our_ref IS NOT NULL AND l.course = 'outgoing'
        ORDER BY l.sent_on, l.id LIMIT 1`,
  );
  if (!letter) return;
  const actor = { ...isu, system: 'mail-mailbox' };
  const text = [
    `The Permanent Mission of ${letter.state} thanks for the note ${letter.ourRef} and has the honour to say that it was sent to the capital.`,
    'The ministry would be grateful for the model law in its own language.',
  ];
  const mail = {
    kind: 'message' as const,
    from: { name: `Permanent Mission of ${letter.state} (fictional)`, address: 'mission@demo.example' },
    recipients: [{ name: 'Implementation Support Unit', address: 'isu@demo.example' }],
    subject: `Re: ${letter.subject || letter.ourRef}`,
    sentAt: stage.at(0),
    messageId: 'waiting@demo.example',
    thread: [],
    said: text.join('\n\n'),
    quoted: 'On Monday, the Implementation Support Unit wrote:\n> It would be grateful for an early answer.',
    remarks: [],
    bounced: [],
  };
  const receiver = { way: 'mailbox' as const, actor, officeId: stage.office('isu') };
  await app.get(MailReceiptService).receive(receiver, { mail, files: [], leftOut: [] });
}

/** What the offices noted for each other. */
export async function makeNotes(app: INestApplicationContext, stage: Stage): Promise<void> {
  const notes = app.get(NotesService);
  const on = { subjectKind: 'state', subjectId: 'AGO' } as const;
  const ask = 'The mission prefers calls in the morning, and papers in Portuguese.';
  await notes.write(await stage.actor('isu', -20), { ...on, text: ask });
  const text = `${mentionOf(stage.user('isu'))} the desk officer asked for the toolkit once more: do we have it in Portuguese?`;
  await notes.write(await stage.actor('coordinator', -3), { ...on, text });
}
