// npm run shots, under the pinned Node: builds what is out of date, then takes the pictures.
import { runnerImport } from 'vite';
import { build } from './build.mjs';
import { inRoot } from './checkout.mjs';
import { machineTools } from './test/machine-tools.mjs';

/** @returns the exit code. */
export async function main(args) {
  const { chromium } = await machineTools();
  process.env.CHROMIUM ??= chromium;
  await build();
  const { module } = await runnerImport(inRoot('tests/shots/run.ts'));
  return module.takeShots(args);
}
