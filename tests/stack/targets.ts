import type { Page } from 'playwright-core';

/** What a finger hits, in pixels, at least: both ways. */
const FINGER = 44;
/** Of what looks alike (the rows of a table) so many are looked at. */
const ALIKE = 2;

/**
 * Controls that a finger can miss, with the room they answer in. Measured by asking the page what lies under each point
 * around the middle, so that a glyph with room around it counts with its room. A link within a sentence needs none (WCAG
 * 2.5.8); on a map the nearest State answers, which the map's own test holds.
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(
    ({ FINGER, ALIKE }) => {
      const seen = new Map<string, number>();
      const controls = 'a[href], button, input, select, textarea, [role=option], [role^=menuitem]';
      const top = document.querySelector('dialog[open], :popover-open') ?? document.body;
      const found: string[] = [];
      for (const control of top.querySelectorAll<HTMLElement>(controls)) {
        if (!control.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
        // Seven roll calls stand side by side on a phone: their heads are narrow, and 87 px high instead.
        if (control.matches('.matrix thead button')) continue;
        if (getComputedStyle(control).pointerEvents === 'none') continue;
        if (control.matches(':disabled, .skip, svg *, .sr') || control.closest('[inert], [aria-hidden=true]')) continue;
        if (getComputedStyle(control).display === 'inline' && sentence(control)) continue;
        const alike = `${control.tagName}.${control.className} in ${control.parentElement?.tagName}.${control.parentElement?.className}`;
        if ((seen.get(alike) ?? 0) >= ALIKE) continue;
        seen.set(alike, (seen.get(alike) ?? 0) + 1);
        control.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
        const [width, height] = [room(control, 1, 0), room(control, 0, 1)];
        if (width < FINGER || height < FINGER)
          found.push(`${width} × ${height}: ${alike} "${control.textContent.trim().slice(0, 30)}"`);
      }
      return found;

      /** Text stands before or after it in the same paragraph. */
      function sentence(control: HTMLElement): boolean {
        const around = control.closest('p, dd, li, small, span:not(.state)');
        return (
          around !== null &&
          around !== control &&
          around.textContent.trim().length > control.textContent.trim().length + 8
        );
      }

      /** How far one can go from the middle of a control to both sides and still hit it. */
      function room(control: HTMLElement, x: number, y: number): number {
        const box = control.getBoundingClientRect();
        const [middleX, middleY] = [box.left + box.width / 2, box.top + box.height / 2];
        const hits = (by: number) => {
          const [atX, atY] = [middleX + x * by, middleY + y * by];
          // Beyond the edge of the screen no finger goes: it counts as hit.
          if (atX < 0 || atY < 0 || atX >= innerWidth || atY >= innerHeight) return true;
          const hit = document.elementFromPoint(atX, atY);
          return hit !== null && (control.contains(hit) || (hit as HTMLElement).closest('label')?.control === control);
        };
        let size = hits(0) ? 1 : 0;
        for (let by = 1; by < FINGER && hits(by); by += 1) size += 1;
        for (let by = 1; by < FINGER && hits(-by); by += 1) size += 1;
        return size;
      }
    },
    { FINGER, ALIKE },
  );
}
