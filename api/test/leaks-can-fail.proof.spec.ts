import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Reader } from './leaks/expected.js';
import { mailed } from './leaks/mailed.js';
import { areTwins, type Site, sites } from './leaks/sites.js';
import { setTheStage, type Stage } from './leaks/stage.js';
import { streamed } from './leaks/streamed.js';
import { PHASES, WAYS } from './leaks/ways.js';

vi.mock('../src/platform/access/visible.js', async (original) => {
  const { sites } = await import('./leaks/sites.js');
  return sites.watch(await original());
});

/** Between them every condition shuts something out. */
const READERS: readonly Reader[] = ['coordinator', 'partner_observer', 'auditor'];

/** Conditions without which nothing comes out that is not shut in elsewhere, and where. */
const ELSEWHERE: Record<string, string> = {
  'updateVersioned: visible t': 'What is changed was locked before, by who may see it.',
  'task-reads.service.ts page: visible e': 'A task is as closed as its engagement.',
  'task-reads.service.ts one: visible e': 'A task is as closed as its engagement.',
  'institutions.service.ts findOrAdd: visible pt': 'Who names it first makes it known; the matrix sees that once.',
  'engagement-references.ts heldPosts: visible pt': 'Whoever reads the engagement is asked for the post again.',
  'engagements.service.ts list: visible af': 'A file is as closed as its record.',
  'engagements.service.ts one: visible af': 'A file is as closed as its record.',
  'letters.service.ts list: visible af': 'A file is as closed as its record.',
  'letters.service.ts one: visible af': 'A file is as closed as its record.',
  'letters.service.ts list: visible q': 'An answer is as closed as what it answers.',
  'letters.service.ts one: visible q': 'An answer is as closed as what it answers.',
  'engagement-parts.service.ts closedPeople: visible p': 'Only people whom the writer may see were let in.',
  'notification-causes.ts maySeeEngagement: visible e': 'Whoever reads the notification is asked again.',
  'notification-composer.ts compose: masked t': 'A mail tells nothing of what stands under a caveat.',
  'notification-composer.ts compose: masked e': 'A mail tells nothing of what stands under a caveat.',
};
/** Forgotten last: it lets readers write beside what is hidden from them, and know of that from then on. */
const LAST = 'posts.service.ts institutionOf: visible pt';

interface Look {
  name: string;
  look: () => Promise<string[]>;
}
let stage: Stage;
const looksAt = new Map<string, { site: Site; looks: Look[] }>();
beforeAll(async () => {
  stage = await setTheStage();
  const looks = READERS.flatMap((reader): Look[] => [
    ...PHASES.slice(0, -1)
      .flatMap((phase) => WAYS.filter((way) => way.phase === phase))
      .map(({ name, look }) => ({ name: `${reader}, ${name}`, look: () => look(stage.matrix, reader) })),
    { name: `${reader}, mails`, look: () => mailed(stage, reader) },
    { name: `${reader}, stream`, look: () => streamed(stage, [reader]) },
  ]);
  for (const look of looks) {
    sites.passed.clear();
    await look.look();
    for (const [name, site] of sites.passed)
      looksAt.set(name, { site, looks: [...(looksAt.get(name)?.looks ?? []), look] });
  }
}, 3_600_000);
afterAll(() => stage.app.close());

/** The first way by which the matrix finds that these forget their condition. */
async function noticed(forgetful: readonly string[], looks: readonly Look[]): Promise<string | undefined> {
  for (const { name, look } of looks) {
    sites.forgetful = new Set(forgetful);
    const broken = await look();
    sites.forgetful = new Set();
    // What is wrong without it too was written while another one was forgetful.
    const whole = broken.length > 0 ? await look() : [];
    const fault = broken.find((one) => !whole.includes(one));
    if (fault !== undefined) return `${name}: ${fault} (${broken.length})`;
  }
  return undefined;
}

describe('the matrix', () => {
  it('finds every condition that a statement forgets', { timeout: 3_600_000 }, async () => {
    const inTurn = [...looksAt].sort(([a], [b]) => Number(a === LAST) - Number(b === LAST));
    const unnoticed: string[] = [];
    for (const [name, { site, looks }] of inTurn) {
      const twins = inTurn.filter(([, other]) => areTwins(site, other.site)).map(([other]) => other);
      const by = (await noticed([name], looks)) ?? (twins.length > 1 ? await noticed(twins, looks) : undefined);
      if (by === undefined) unnoticed.push(name);
    }
    expect(unnoticed.sort()).toEqual(Object.keys(ELSEWHERE).sort());
  });
});
