import type { BrowserContext, Route } from 'playwright-core';
import type { ShotState } from './options.js';

/** What the frame of the page lives from: it stands in every state. */
const FRAME = /^\/api\/(session|health)/;

const PROBLEM = {
  type: 'about:blank',
  title: 'Internal error',
  status: 500,
  code: 'internal',
  detail: '',
  requestId: '00000000-0000-4000-8000-000000000000',
};

const refuse = (route: Route) =>
  route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(PROBLEM) });

/** Makes the calls of a page's content wait for ever, fail, or find no server; `broken`: not even the frame has an answer. */
export async function bringAbout(state: ShotState | 'broken', context: BrowserContext): Promise<void> {
  // It counts the seconds since; a picture should not.
  await context.route('**/api/reminders/heartbeat', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({
      response: answer,
      json: { ...((await answer.json()) as object), ageSeconds: 12, healthy: true },
    });
  });
  if (state === 'broken') {
    await context.route('**/api/session', refuse);
    return;
  }
  const answer: Partial<Record<ShotState, (route: Route) => Promise<void> | void>> = {
    loading: () => undefined,
    failed: refuse,
    offline: (route) => route.abort('connectionrefused'),
  };
  const act = answer[state];
  if (!act) return;
  await context.route('**/api/**', (route) =>
    FRAME.test(new URL(route.request().url()).pathname) ? route.continue() : act(route),
  );
}
