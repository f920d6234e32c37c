import type { LiveEvent } from '@demarche/contracts/live';
import { LiveClient } from '../live-client.js';
import { type Reader, rightOf } from './expected.js';
import type { Planted } from './plant.js';
import type { Stage } from './stage.js';

const READS = 'WRwr';

/**
 * What is wrong with what the readers' streams tell while one record after the other changes and everybody was its holder
 * until now, and while each of everybody's notifications comes in anew.
 */
export async function streamed({ app, world, planted, matrix }: Stage, readers: readonly Reader[]): Promise<string[]> {
  const streams = new Map<Reader, LiveClient>();
  for (const reader of readers) streams.set(reader, await LiveClient.open(world.readers.get(reader)!));
  const holders = readers.map((reader) => world.readers.get(reader)?.officer?.id ?? '');
  const say = (channel: string, text: string) =>
    app.owner.query('SELECT pg_notify($1, $2)', [`demarche_${channel}`, text]);
  /** What each heard of it: events leave in the order of the news, so that the last of these comes last. */
  const heardOf = async (news: [string, string][]): Promise<Map<Reader, LiveEvent[]>> => {
    const before = new Map(readers.map((reader) => [reader, streams.get(reader)!.heard.length]));
    for (const [channel, text] of news) await say(channel, text);
    await say('reminders', '');
    const heard = [...streams].map(async ([reader, live]): Promise<[Reader, LiveEvent[]]> => {
      await live.hears('reminders', before.get(reader));
      return [reader, live.heard.slice(before.get(reader))];
    });
    return new Map(await Promise.all(heard));
  };

  const faults: string[] = [];
  for (const record of planted.filter(({ kind }) => kind === 'task' || kind === 'follow_up')) {
    for (const [reader, events] of await heardOf([['task', `${record.id} ${holders.join(' ')}`]]))
      faults.push(
        ...wrong(
          reader,
          record,
          events.some(({ kind }) => kind === 'tasks'),
        ),
      );
  }
  for (const record of planted.filter(({ kind }) => kind === 'batch')) {
    const news = holders.map((holder): [string, string] => ['letter_batch', `${holder} ${record.id}`]);
    for (const [reader, events] of await heardOf(news))
      faults.push(
        ...wrong(
          reader,
          record,
          events.some((event) => event.kind === 'letter_batch' && event.batchId === record.id),
        ),
      );
  }
  const notified = await notifications(app.owner, holders);
  const all = notified.map(({ id, user_id }): [string, string] => ['notification', `${user_id} ${id}`]);
  for (const [reader, events] of await heardOf(all)) {
    const ids = new Set(events.map((event) => ('id' in event ? event.id : '')));
    const own = notified.filter(({ user_id }) => user_id === world.readers.get(reader)?.officer?.id);
    for (const { id, record } of own) {
      const about = planted.find((one) => one.id === record);
      if (about) faults.push(...wrong(reader, about, ids.has(id)));
    }
  }
  for (const [reader, live] of streams) {
    faults.push(...matrix.text(reader, live.raw).map((fault) => `${reader}: ${fault}`));
    live.close();
  }
  return faults;
}

function wrong(reader: Reader, { name, variant }: Planted, is: boolean): string[] {
  return READS.includes(rightOf(reader, variant)) === is ? [] : [`${reader} is ${is ? '' : 'not '}told of ${name}`];
}

function notifications(
  owner: Stage['app']['owner'],
  userIds: string[],
): Promise<{ id: string; user_id: string; record: string }[]> {
  return owner.query(
    `SELECT n.id, n.user_id, coalesce(n.engagement_id, nt.task_id) AS record
     FROM notification n LEFT JOIN notification_task nt ON nt.notification_id = n.id WHERE n.user_id = ANY($1)`,
    [userIds],
  );
}
