import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Config } from '../src/platform/config.js';
import { CHANNELS, notify } from '../src/platform/live/channels.js';
import { NewsListener } from '../src/platform/live/news-listener.js';
import { startApp, type TestApp } from './app.js';
import { until } from './workers.js';

let app: TestApp;
let listener: NewsListener;
let heard: string[] = [];
let gaps = 0;
beforeAll(async () => {
  app = await startApp();
  listener = new NewsListener(app.nest.get(Config));
  for (const channel of ['session', 'access', 'notification', 'reminders'] as const) {
    listener.on(channel, (payload) => heard.push(`${channel} ${payload}`.trim()));
  }
  listener.on('reminders', () => {
    throw new Error('one hearer at fault');
  });
  listener.onGap(() => gaps++);
  await listener.onApplicationBootstrap();
});
afterEach(() => {
  heard = [];
});
afterAll(async () => {
  await listener.beforeApplicationShutdown();
  await app.close();
});

const tell = async (payload: string) => {
  const statement = notify('reminders', payload);
  await app.owner.query(statement.text, statement.values);
};
const hears = (what: string) => until(what, () => Promise.resolve(heard.includes(what)));

describe('news between processes', () => {
  it('are heard when their transaction commits, in its order, and never when it does not', async () => {
    await app.owner
      .transaction(async (em) => {
        const { text, values } = notify('reminders', 'undone');
        await em.query(text, values);
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    await tell('done');
    await hears('reminders done');
    expect(heard).toEqual(['reminders done']);
  });

  it('tell of sessions that end, whoever ends them, and of what changes the rights of an account', async () => {
    const client = await app.as('isu_officer');
    const userId = client.officer?.id ?? '';
    const [session] = await app.owner.query<{ id: string }[]>('SELECT id FROM session WHERE user_id = $1', [userId]);
    await app.owner.query('UPDATE session SET seen_at = seen_at');
    await app.owner.query('DELETE FROM session WHERE user_id = $1', [userId]);
    await hears(`session ${session?.id}`);
    heard = [];
    await app.owner.query('UPDATE app_user SET active = false WHERE id = $1', [userId]);
    await hears(`access ${userId}`);
    heard = [];
    await app.owner.query(`UPDATE mandate SET to_on = '2026-01-01' WHERE user_id = $1`, [userId]);
    await hears(`access ${userId}`);
    expect(heard).toEqual([`access ${userId}`]);
  });

  it('are heard again after the server cut the connection, and the gap is told at both ends', async () => {
    const before = gaps;
    await app.nest.get(DataSource).query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'demarche-news'
         AND datname = current_database()`,
    );
    await until('the gap', () => Promise.resolve(gaps === before + 2 && listener.listening));
    await tell('back');
    await hears('reminders back');
  });

  it('hold ids, not contents', () => {
    expect(() => notify('reminders', 'ü'.repeat(4_000))).toThrow('ids');
    expect(Object.values(CHANNELS).every((name) => /^demarche_[a-z_]+$/.test(name))).toBe(true);
  });
});
