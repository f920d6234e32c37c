// npm start. This file must load on any Node, installed or not: it only says which Node is needed, then goes on.
import { demandNode } from './lib/node-version.mjs';

demandNode();
const { runPinned } = await import('./lib/pinned.mjs');
const { preflight } = await import('./lib/start/preflight.mjs');
await runPinned(import.meta.url, () => import('./lib/start/run.mjs'), { before: preflight });
