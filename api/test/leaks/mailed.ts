import { DataSource } from 'typeorm';
import { MailComposer } from '../../src/features/mail/mail-composer.js';
import { inMail, type Reader } from './expected.js';
import { inParallel } from './matrix.js';
import type { Stage } from './stage.js';
import { NOW } from './world.js';

/** Kinds of which everybody was told by mail. */
const TOLD = ['engagement', 'plan', 'task', 'follow_up'];

/** What is wrong with the mails that go to this reader. */
export async function mailed({ app, world, mails, planted, matrix }: Stage, reader: Reader): Promise<string[]> {
  const composer = app.nest.get(MailComposer, { strict: false });
  const { manager } = app.nest.get(DataSource);
  const userId = world.readers.get(reader)?.officer?.id ?? '';
  // A task's mail goes to its holder alone: for the moment that is whoever reads.
  await app.owner.query('UPDATE task SET assignee_user_id = $1, assignee_office_id = NULL', [userId]);
  const texts = await inParallel(mails.get(reader) ?? [], (id) => composer.compose(manager, id, userId, new Date(NOW)));
  const sent = texts.filter((text) => text !== undefined);
  const readable = planted.filter(({ kind, variant }) => TOLD.includes(kind) && inMail(reader, variant) !== '-');
  const text = sent.map((mail) => `${mail.subject}\n${mail.text}`).join('\n');
  return [
    ...(sent.length === readable.length ? [] : [`${sent.length} mails, not ${readable.length}`]),
    ...matrix.text(reader, text, inMail),
  ];
}
