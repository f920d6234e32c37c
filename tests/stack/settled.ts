import type { Page, Request } from 'playwright-core';

/** Calls of the page that have not been answered; a stream of events never is, and does not count. */
const waiting = new WeakMap<Page, Set<Request>>();

/** Call once, before the page's first address. */
export function watchCalls(page: Page): void {
  const calls = new Set<Request>();
  waiting.set(page, calls);
  page.on('request', (request) => {
    if (request.resourceType() !== 'eventsource' && request.resourceType() !== 'document') calls.add(request);
  });
  const answered = (request: Request) => calls.delete(request);
  page.on('requestfinished', answered);
  page.on('requestfailed', answered);
}

/** Waits until a page stands: its calls are answered, nothing of it is a bone, its type is there and it is drawn. */
export async function settled(page: Page): Promise<void> {
  const calls = waiting.get(page) ?? new Set();
  for (let calm = 0; calm < 2;) {
    await drawn(page);
    const bare = await page.evaluate(
      () => !document.querySelector('app-root > * + *') || !!document.querySelector('.bone'),
    );
    calm = calls.size === 0 && !bare ? calm + 1 : 0;
  }
}

/** Two frames on, with the typeface loaded. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
}
