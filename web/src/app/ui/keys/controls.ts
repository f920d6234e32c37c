const CONTROLS = ['a[href]', 'button', 'input', 'select', 'textarea', '[tabindex]']
  .map((kind) => `${kind}:not([tabindex="-1"], :disabled)`)
  .join();

/** What Tab stops at within an element, itself among it, in the order of the page. */
export function controlsIn(element: HTMLElement): HTMLElement[] {
  const inside = [...element.querySelectorAll<HTMLElement>(CONTROLS)];
  return [...(element.matches(CONTROLS) ? [element] : []), ...inside].filter((control) => control.checkVisibility());
}
