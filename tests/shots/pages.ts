import type { Page } from 'playwright-core';

/** What the pictures are taken of, filled in by `world.ts`. */
export interface Subjects {
  state: string;
  task: string;
  engagement: string;
  /** One that left and is answered. */
  letter: string;
  /** One that is written. */
  draft: string;
  template: string;
  /** One that waits for a decision. */
  mail: string;
  batch: string;
  person: string;
  post: string;
  institution: string;
}

export interface ShotPage {
  /** The name of the picture, and what `--page` asks for. */
  readonly name: string;
  /** The route of `app.routes.ts` it shows, as Angular writes it; `**` for an address that leads nowhere. */
  readonly route: string;
  readonly address: (of: Subjects) => string;
  /** Before signing in. */
  readonly signedOut?: true;
  /** Shown when even the question of who is signed in fails. */
  readonly noSession?: true;
  /** What is opened above the page, by its name in `app.overlays.ts` or of the shell. */
  readonly overlay?: string;
  /** Presses what opens the overlay, and waits until it stands. */
  readonly open?: (page: Page, width: number) => Promise<void>;
  /** The beginning of the names of the design reference's pictures. */
  readonly reference?: string;
}

const phone = (width: number) => width < 720;
const dialog = (page: Page) => page.locator('dialog[open]').waitFor();

async function press(page: Page, key: string): Promise<void> {
  await page.locator('main').focus();
  await page.keyboard.press(key);
  await dialog(page);
}

/** Every page and everything that opens above one. `tests/architecture` holds the list against the routes. */
export const PAGES: readonly ShotPage[] = [
  { name: 'sign-in', route: 'sign-in', address: () => '/sign-in', signedOut: true },
  { name: 'failed', route: 'failed', address: () => '/today', noSession: true },
  { name: 'today', route: 'today', address: () => '/today', reference: 'today' },
  { name: 'states', route: 'states', address: () => '/states', reference: 'states' },
  {
    name: 'states-past',
    route: 'states',
    address: () => '/states?asAt=2020-06-18&status=signatory,not_party&attention=yes_voters',
    reference: 'states',
  },
  { name: 'state', route: 'states/:iso3', address: (of) => `/states/${of.state}`, reference: 'state' },
  {
    name: 'state-engagements',
    route: 'states/:iso3/engagements',
    address: (of) => `/states/${of.state}/engagements`,
    reference: 'state',
  },
  { name: 'state-letters', route: 'states/:iso3/letters', address: (of) => `/states/${of.state}/letters` },
  { name: 'state-tasks', route: 'states/:iso3/tasks', address: (of) => `/states/${of.state}/tasks` },
  { name: 'state-votes', route: 'states/:iso3/votes', address: (of) => `/states/${of.state}/votes` },
  { name: 'state-facts', route: 'states/:iso3/facts', address: (of) => `/states/${of.state}/facts` },
  { name: 'votes', route: 'votes', address: () => '/votes', reference: 'votes' },
  { name: 'tasks', route: 'tasks', address: () => '/tasks?scope=all', reference: 'tasks' },
  { name: 'task', route: 'tasks/:id', address: (of) => `/tasks/${of.task}` },
  { name: 'engagement', route: 'engagements/:id', address: (of) => `/engagements/${of.engagement}` },
  { name: 'state-people', route: 'states/:iso3/people', address: (of) => `/states/${of.state}/people` },
  { name: 'people', route: 'people', address: () => '/people' },
  { name: 'person', route: 'people/:id', address: (of) => `/people/${of.person}` },
  { name: 'person-new', route: 'people/new', address: () => '/people/new' },
  { name: 'people-attention', route: 'people/attention', address: () => '/people/attention' },
  { name: 'people-doubles', route: 'people/doubles', address: () => '/people/doubles' },
  { name: 'post-new', route: 'posts/new', address: () => '/posts/new?state=KEN' },
  { name: 'post', route: 'posts/:id', address: (of) => `/posts/${of.post}` },
  { name: 'institution', route: 'institutions/:id', address: (of) => `/institutions/${of.institution}` },
  { name: 'letters', route: 'letters', address: () => '/letters' },
  { name: 'letter', route: 'letters/:id', address: (of) => `/letters/${of.letter}`, reference: 'letter' },
  { name: 'letter-draft', route: 'letters/:id', address: (of) => `/letters/${of.draft}`, reference: 'letter' },
  { name: 'letter-new', route: 'letters/new', address: () => '/letters/new?to=AGO', reference: 'letter' },
  { name: 'letter-register', route: 'letters/new', address: () => '/letters/new?kind=received' },
  { name: 'letter-templates', route: 'letters/templates', address: () => '/letters/templates' },
  { name: 'letter-template', route: 'letters/templates/:id', address: (of) => `/letters/templates/${of.template}` },
  { name: 'letter-template-new', route: 'letters/templates/new', address: () => '/letters/templates/new' },
  { name: 'mails', route: 'mail', address: () => '/mail' },
  { name: 'mail', route: 'mail/:id', address: (of) => `/mail/${of.mail}` },
  { name: 'letter-batches', route: 'letter-batches', address: () => '/letter-batches' },
  { name: 'letter-batch', route: 'letter-batches/:id', address: (of) => `/letter-batches/${of.batch}` },
  {
    name: 'letter-batch-new',
    route: 'letter-batches/new',
    address: () => '/letter-batches/new?states=AGO,DJI,KEN,NPL,TZA,UGA',
  },
  { name: 'inbox', route: 'inbox', address: () => '/inbox' },
  { name: 'not-found', route: '**', address: () => '/nowhere' },
  {
    name: 'quick-log',
    route: 'today',
    address: () => '/today',
    overlay: 'quick-log',
    open: (page) => press(page, 'c'),
    reference: 'quick-log',
  },
  {
    name: 'task-form',
    route: 'tasks',
    address: () => '/tasks?scope=all',
    overlay: 'task-form',
    open: (page) => press(page, 't'),
    reference: 'quick-log',
  },
  {
    name: 'palette',
    route: 'states',
    address: () => '/states',
    overlay: 'palette',
    open: async (page) => {
      await press(page, 'Control+k');
      await page.keyboard.type('nor');
    },
    reference: 'command-palette',
  },
  {
    name: 'as-at',
    route: 'states',
    address: () => '/states?asAt=2020-06-18',
    overlay: 'as-at',
    open: async (page) => {
      await page.getByRole('button', { name: /^As at/ }).click();
      await dialog(page);
    },
  },
  {
    name: 'me-menu',
    route: 'today',
    address: () => '/today',
    overlay: 'me-menu',
    open: async (page, width) => {
      const rail = page.locator('nav.rail .me');
      await (phone(width) ? page.getByRole('button', { name: 'My account and settings' }) : rail).first().click();
      await page.getByRole('menu').waitFor();
    },
  },
];
