// npm run bench. Like start.mjs it must load on any Node.
import { demandNode } from './lib/node-version.mjs';

demandNode();
const { runPinned } = await import('./lib/pinned.mjs');
await runPinned(import.meta.url, () => import('./lib/bench.mjs'));
