import type { DestroyRef } from '@angular/core';
import { controlsIn } from './controls';

/**
 * What takes itself away when it is pressed (a row that is done, a filter taken off, "Load more") would leave the
 * keyboard nowhere and send it back to the top. It goes on at what stands next to what is gone, at last at `page`.
 * Who pressed beside everything has left the keyboard on purpose.
 */
export function keepFocus(page: HTMLElement, until: DestroyRef): void {
  const document = page.ownerDocument;
  let last: Element | null = null;
  const remember = (event: Event) => (last = event.target as Element);
  const leave = () => (last = null);
  const observer = new MutationObserver((records) => {
    if (!last || last.isConnected || document.activeElement !== document.body) return;
    const gone = last;
    last = null;
    (heir(records, gone, page) ?? page).focus({ preventScroll: true });
  });
  document.addEventListener('focusin', remember);
  document.addEventListener('pointerdown', leave, true);
  observer.observe(document.body, { childList: true, subtree: true });
  until.onDestroy(() => {
    observer.disconnect();
    document.removeEventListener('focusin', remember);
    document.removeEventListener('pointerdown', leave, true);
  });
}

/** What follows the place where it was, else what precedes it, level by level up to the page. */
function heir(records: readonly MutationRecord[], gone: Node, page: HTMLElement): HTMLElement | null {
  const record = records.find(
    ({ removedNodes, target }) => target.isConnected && [...removedNodes].some((node) => node.contains(gone)),
  );
  if (!record || !page.contains(record.target)) return null;
  let level: Node = record.target;
  let found =
    first(along(record.nextSibling, 'nextSibling')) ?? first(along(record.previousSibling, 'previousSibling'));
  while (!found && level !== page && level.parentNode) {
    found = first(along(level.nextSibling, 'nextSibling')) ?? first(along(level.previousSibling, 'previousSibling'));
    level = level.parentNode;
  }
  // Between the parts of the page itself there is no neighbour: another page stands there now.
  return level === page ? null : found;
}

function* along(from: Node | null, to: 'nextSibling' | 'previousSibling'): Generator<Node> {
  for (let node = from; node; node = node[to]) yield node;
}

function first(nodes: Iterable<Node>): HTMLElement | null {
  for (const node of nodes) {
    if (!(node instanceof HTMLElement) || !node.isConnected) continue;
    const [found] = controlsIn(node);
    if (found) return found;
  }
  return null;
}
