/** What of a text is cut at its end, by an ellipsis on one line or after some lines. */
function isCut(element: Element): boolean {
  const sideways = element.scrollWidth > element.clientWidth + 1;
  const downwards = element.scrollHeight > element.clientHeight + 1;
  if (!sideways && !downwards) return false;
  const style = getComputedStyle(element);
  if (style.overflowX !== 'hidden') return false;
  return sideways
    ? style.textOverflow === 'ellipsis'
    : style.webkitLineClamp !== 'none' && style.webkitLineClamp !== '';
}

/** How far up from the letter that is pointed at the box that cuts it may stand. */
const NEAR = 3;

/**
 * The element whose text is cut, seen from what is pointed at or has the focus: itself, one just above it, or one inside
 * it (a link that holds a cut name). Null where all of it can be read.
 */
export function cutTextAt(element: Element): HTMLElement | null {
  let at: Element | null = element;
  for (let up = 0; at && up < NEAR; up += 1, at = at.parentElement) {
    if (at instanceof HTMLElement && at.textContent && isCut(at)) return at;
  }
  if (!element.matches('a, button, [role=option], [tabindex]')) return null;
  return [...element.querySelectorAll<HTMLElement>('*')].find(isCut) ?? null;
}

/** Its words, as they are read. */
export function wholeText(element: HTMLElement): string {
  return (element.innerText || element.textContent || '').replace(/\s+/g, ' ').trim();
}
