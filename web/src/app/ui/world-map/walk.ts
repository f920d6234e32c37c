/** The State the keyboard comes to next among those that can be walked (by name); null for a key that moves nothing. */
export function walk(order: readonly string[], current: string | null, key: string): string | null {
  if (order.length === 0) return null;
  const index = current === null ? -1 : order.indexOf(current);
  const to = destination(key, index, order.length);
  return to === null ? null : (order[(to + order.length) % order.length] ?? null);
}

function destination(key: string, index: number, length: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return index + 1;
    case 'ArrowLeft':
    case 'ArrowUp':
      return index < 0 ? length - 1 : index - 1;
    case 'PageDown':
      return Math.min(index + 10, length - 1);
    case 'PageUp':
      return Math.max(index - 10, 0);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return null;
  }
}
