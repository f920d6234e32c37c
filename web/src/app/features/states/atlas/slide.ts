/** The stop under a share of the track's width; beyond its ends, the first and the last. */
export function stopAt(share: number, count: number, rtl = false): number {
  const from = rtl ? 1 - share : share;
  return Math.max(0, Math.min(count - 1, Math.floor(from * count)));
}

/** Where a key takes the slider; null for a key that is not the slider's. */
export function slideTo(key: string, index: number, count: number, rtl = false): number | null {
  const to = keyStep(key, index, count, rtl);
  return to === null || count === 0 ? null : Math.max(0, Math.min(count - 1, to));
}

function keyStep(key: string, index: number, count: number, rtl: boolean): number | null {
  switch (key) {
    case 'ArrowRight':
      return index + (rtl ? -1 : 1);
    case 'ArrowLeft':
      return index + (rtl ? 1 : -1);
    case 'ArrowUp':
      return index + 1;
    case 'ArrowDown':
      return index - 1;
    case 'PageUp':
      return index + 5;
    case 'PageDown':
      return index - 5;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
