const GAP = 4;
const EDGE = 8;

/** Where a floating box goes: below its trigger, above where there is no room, never past the edge of the window. */
export function place(
  trigger: Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>,
  box: { width: number; height: number },
  view: { width: number; height: number },
  alignEnd: boolean,
): { left: number; top: number } {
  const wanted = alignEnd ? trigger.right - box.width : trigger.left;
  const left = Math.max(EDGE, Math.min(wanted, view.width - box.width - EDGE));
  const below = trigger.bottom + GAP;
  const above = trigger.top - GAP - box.height;
  const fitsBelow = below + box.height <= view.height - EDGE;
  const top = fitsBelow || above < EDGE ? below : above;
  return { left, top: Math.max(EDGE, Math.min(top, view.height - box.height - EDGE)) };
}
