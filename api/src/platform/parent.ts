const hasParent = (): boolean => process.env['DEMARCHE_PARENT'] === '1';

/**
 * Under `npm start` a process reads its code while the database is still brought up to date, and goes on at the parent's
 * word. If the parent is gone there is nothing to wait for, and the process ends.
 */
export async function waitForParent(): Promise<void> {
  if (!hasParent()) return;
  await new Promise((go) => process.once('message', go));
}

/** Tells a parent process that this one is ready, and ends this one cleanly when the parent that started it is gone. */
export function tellReady(shutdown: () => Promise<void>): void {
  process.send?.({ type: 'ready' });
  if (hasParent()) process.once('disconnect', () => void shutdown().finally(() => process.exit(0)));
}
