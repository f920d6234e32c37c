import type { Import } from './imports.js';

/** The features of the API, in the order in which they may know each other: right knows left. */
export const FEATURES = [
  'users',
  'offices',
  'audit',
  'break-glass',
  'files',
  'states',
  'people',
  'engagements',
  'assignments',
  'letters',
  'events',
  'dialogues',
  'votes',
  'meetings',
  'pathway',
  'obstacles',
  'facts',
  'tasks',
  'notes',
  'mail',
  'incoming-mail',
  'notifications',
  'reminders',
  'live',
  'timeline',
  'overview',
  'handover',
  'reports',
  'search',
  'transfer',
];
/** What one feature may take from another: its records, services, module, the shapes it answers, and its effects. */
const SHARED = /(\.(entity|service|module|dto)|-effects|\/dto)\.ts$/;
/** Single files that a feature holds out to those on its right, each with its reason. */
const HELD_OUT: Record<string, string> = {
  'files/attachment-expressions.ts': 'The files of a record are written out in one way.',
  'users/treaty-of-deployment.ts': 'A port: the session names the treaty, the register knows it.',
  'states/known-states.ts': 'Whether a State exists is asked wherever one is named.',
  'states/as-at.ts': 'One reading of the as-at date for everything derived from acts.',
  'states/states.queries.ts': 'The status of a State at a day is derived by one statement.',
  'files/receive-file.interceptor.ts': 'A form with one file is taken in by one way, whatever the limit.',
  'files/spool.ts': 'Content is taken in piece by piece by one way, whatever the limit.',
  'mail/mail-composer.ts': 'A port: mail sends, whoever has something to say writes.',
  'people/known-people.ts': 'Who was merged away is named by who was kept, wherever a person is named.',
  'people/merges/person-links.service.ts': 'Whatever leads to a person says so there.',
  'people/post-expressions.ts': 'A post is written out in one way.',
};
const WITH_PACKS = ['states', 'votes'];
const SIBLINGS = ['letters', 'events', 'dialogues'];

/** Why an import of `api/src` breaks the plan of the house; undefined when it does not. */
export function apiFault({ from, to }: Import): string | undefined {
  const source = placeOf(from);
  if (to.startsWith('@demarche/packs'))
    return source.feature && WITH_PACKS.includes(source.feature) ? undefined : 'only states and votes read packs';
  if (!to.startsWith('api/'))
    return /^@demarche\/(web|api|tests)/.test(to) ? 'the API imports no other program' : undefined;
  if (!to.startsWith('api/src/')) return 'the product imports nothing from its tests';
  const target = placeOf(to);
  if (source.place === 'platform') return target.place === 'platform' ? undefined : 'the platform knows no feature';
  if (source.place !== 'feature') return undefined;
  if (target.place === 'platform') return undefined;
  if (target.place !== 'feature') return 'a feature knows nothing of the processes';
  return featureFault(source.feature ?? '', target.feature ?? '', to);
}

function featureFault(source: string, target: string, to: string): string | undefined {
  if (source === target) return undefined;
  const [a, b] = [FEATURES.indexOf(source), FEATURES.indexOf(target)];
  if (a < 0 || b < 0) return `${a < 0 ? source : target} has no place in the order of features`;
  if (b > a) return `${source} stands left of ${target}`;
  if (SIBLINGS.includes(source) && SIBLINGS.includes(target)) return `${source} and ${target} are siblings`;
  if (SHARED.test(to) || to.replace('api/src/features/', '') in HELD_OUT) return undefined;
  return `${source} may take entities, services, modules, shapes and effects from ${target}`;
}

function placeOf(path: string): { place: 'platform' | 'feature' | 'process'; feature?: string } {
  const [, , folder, feature] = path.split('/');
  if (folder === 'platform') return { place: 'platform' };
  return folder === 'features' ? { place: 'feature', feature } : { place: 'process' };
}

/** The same for `web/src/app`. */
export function webFault({ from, to }: Import): string | undefined {
  const source = webPlace(from);
  if (/^@demarche\/(?!domain\/|contracts\/)/.test(to)) return 'the web takes domain and contracts only';
  if (source === 'ui' && to === '@angular/common/http') return 'ui asks no server';
  if (!to.startsWith('web/src/app/')) return undefined;
  const target = webPlace(to);
  const allowed = WEB[source.split('/')[0] ?? ''];
  if (!allowed || target === source) return undefined;
  if (source === 'ui' && /-store\.ts$/.test(to)) return 'ui knows no store';
  return allowed.includes(target.split('/')[0] ?? '') ? undefined : `${source} does not know ${target}`;
}
const WEB: Record<string, readonly string[] | undefined> = {
  core: ['core', 'ui'],
  ui: ['ui'],
  features: ['core', 'ui'],
  shell: ['core', 'ui', 'shell', 'app'],
};

function webPlace(path: string): string {
  const [, , , folder, feature] = path.split('/');
  if (folder === 'features') return `features/${feature}`;
  return folder?.includes('.') ? 'app' : (folder ?? 'app');
}
