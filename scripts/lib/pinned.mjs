// Goes on under the Node that the lockfile pins, whatever Node the machine has.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inRoot, pinnedNode } from './checkout.mjs';
import { explain, Stopped } from './failure.mjs';
import { install } from './install.mjs';
import { onParentGone } from './parent.mjs';

/**
 * Installs what is missing, then runs `load()`'s `main(args)` under the pinned Node: here if this is it, in a child
 * (connected by IPC, so that it notices our end) otherwise. Ends the process with main's exit code.
 */
export async function runPinned(script, load, { before = () => {} } = {}) {
  try {
    await before();
    const installed = await install();
    const { version } = JSON.parse(readFileSync(inRoot('node_modules/node/package.json'), 'utf8'));
    if (installed || process.versions.node !== version) return again(fileURLToPath(script));
    const { main } = await load();
    process.exit(await main(process.argv.slice(2)));
  } catch (error) {
    explain(error);
    process.exit(error instanceof Stopped ? 130 : 1);
  }
}

function again(script) {
  const child = spawn(pinnedNode, [script, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  // Ctrl-C at a terminal reaches the child by itself; what is sent to us alone is passed on. The child counts once.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  onParentGone(() => child.kill('SIGTERM'));
  child.on('error', (error) => {
    console.error(`The pinned Node ${pinnedNode} cannot be run: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code) => process.exit(code ?? 1));
}
