/** Tells a parent process that this one is ready, and ends this one cleanly when the parent that started it is gone. */
export function tellReady(shutdown: () => Promise<void>): void {
  process.send?.({ type: 'ready' });
  if (process.env['DEMARCHE_PARENT'] === '1')
    process.once('disconnect', () => void shutdown().finally(() => process.exit(0)));
}
