import type { Box, Point, Size } from './geometry';

/** From the sheet to the screen: times `k`, then moved. */
export interface View {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

/** The largest view that shows all of `bounds` in the middle of a box. */
export function fitView(bounds: Box, box: Size, margin = 0): View {
  const width = Math.max(1, bounds.right - bounds.left);
  const height = Math.max(1, bounds.bottom - bounds.top);
  const k = Math.max(0.01, Math.min((box.width - 2 * margin) / width, (box.height - 2 * margin) / height));
  return {
    k,
    x: box.width / 2 - (k * (bounds.left + bounds.right)) / 2,
    y: box.height / 2 - (k * (bounds.top + bounds.bottom)) / 2,
  };
}

export function toScreen({ k, x, y }: View, point: Point): Point {
  return [k * point[0] + x, k * point[1] + y];
}

export function boxToScreen(view: View, { left, top, right, bottom }: Box): Box {
  const [l, t] = toScreen(view, [left, top]);
  const [r, b] = toScreen(view, [right, bottom]);
  return { left: l, top: t, right: r, bottom: b };
}
