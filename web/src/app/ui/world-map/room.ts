import { type Box, intersection } from './geometry';

const EDGE = 8;

/** Where a floating thing may stand around `element`: the window and whatever scrolls it, in the element's own coordinates. */
export function roomAround(element: Element): Box {
  const root = element.ownerDocument.documentElement;
  let room: Box = { left: EDGE, top: EDGE, right: root.clientWidth - EDGE, bottom: root.clientHeight - EDGE };
  for (let parent = element.parentElement; parent; parent = parent.parentElement) {
    if (/auto|scroll|hidden/.test(getComputedStyle(parent).overflowY)) {
      const { left, top, right, bottom } = parent.getBoundingClientRect();
      room = intersection(room, { left: left + EDGE, top: top + EDGE, right: right - EDGE, bottom: bottom - EDGE });
    }
  }
  const { left, top } = element.getBoundingClientRect();
  return { left: room.left - left, top: room.top - top, right: room.right - left, bottom: room.bottom - top };
}
