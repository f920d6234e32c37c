import { type Box, intersection, overlap, type Point, type Size } from './geometry';

const GAP = 8;

/** Where the target is larger than this share of the map, the tip keeps off the pointer instead of off all of it. */
const TOO_LARGE = 0.2;

/** What a tip must not cover: the State as far as it is seen, or what is around the pointer on a State that fills the map. */
export function keepClear(state: Box, view: Box, spot: Box): Box {
  const seen = intersection(state, view);
  const size = (box: Box) => (box.right - box.left) * (box.bottom - box.top);
  return size(seen) === 0 || size(seen) > TOO_LARGE * size(view) ? spot : seen;
}

/**
 * The corner of a tip beside `clear`, wholly inside `room`: below it as drawn, else above, else beside. Where nothing
 * fits, the place that covers least.
 */
export function placeTip(clear: Box, tip: Size, room: Box): Point {
  const middle = { x: (clear.left + clear.right) / 2, y: (clear.top + clear.bottom) / 2 };
  const toLeft = clear.left - GAP - tip.width;
  const toRight = clear.right + GAP;
  const below = clear.bottom + GAP;
  const above = clear.top - GAP - tip.height;
  const wanted: Point[] = [
    [middle.x - tip.width / 2, below],
    [middle.x - tip.width / 2, above],
    [toRight, middle.y - tip.height / 2],
    [toLeft, middle.y - tip.height / 2],
    [toRight, below],
    [toLeft, below],
    [toRight, above],
    [toLeft, above],
  ];
  let best: Point = [room.left, room.top];
  let least = Infinity;
  for (const corner of wanted) {
    const kept = shiftInto(corner, tip, room);
    const box = { left: kept[0], top: kept[1], right: kept[0] + tip.width, bottom: kept[1] + tip.height };
    const covered = overlap(box, clear);
    if (covered < least) [best, least] = [kept, covered];
    if (covered === 0) break;
  }
  return best;
}

function shiftInto([x, y]: Point, { width, height }: Size, room: Box): Point {
  return [Math.max(room.left, Math.min(x, room.right - width)), Math.max(room.top, Math.min(y, room.bottom - height))];
}
