import { onParentGone } from './parent.mjs';

/** Aborted by Ctrl-C, SIGTERM, a closed terminal, or when npm or the script above us is gone. */
export function stopRequest() {
  const controller = new AbortController();
  const ask = () => controller.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, ask);
  onParentGone(ask);
  return controller.signal;
}
