import { controlsIn } from './controls';

/**
 * Tab from the last field of a dialog goes to its first, and Shift+Tab back: left to the browser it would leave the
 * page, and the keyboard would stand nowhere. Bind to `keydown` of the dialog.
 */
export function goRound(event: KeyboardEvent, dialog: HTMLElement): void {
  if (event.key !== 'Tab' || event.defaultPrevented) return;
  const controls = controlsIn(dialog);
  const [end, start] = event.shiftKey ? [controls[0], controls.at(-1)] : [controls.at(-1), controls[0]];
  const within = dialog.contains(document.activeElement) && document.activeElement !== dialog;
  if (within && document.activeElement !== end) return;
  event.preventDefault();
  start?.focus();
}
