import { inject, Injectable, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';

/** What stands at the left of the top bar. Strings already translated. */
export interface PageHead {
  readonly title: string;
  /** Where the page hangs: "States › Angola". */
  readonly parent?: { readonly title: string; readonly link: string };
  /** How many the page lists: 197, or "12 open". */
  readonly count?: number | string;
  /** The page has a heading of its own; else the title in the bar is the page's `h1`. */
  readonly ownHeading?: boolean;
}

/**
 * A route's `title` is a key (`title: 'tasks.title'`; `data: { ownHeading: true }` where the page draws its own `h1`).
 * A page that knows better, such as the name of a State, calls `set`. The window says "Angola · Demarche".
 */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly transloco = inject(TranslocoService);
  private readonly present = signal<PageHead>({ title: '' });
  private routeKey: string | undefined;
  readonly head = this.present.asReadonly();

  override updateTitle(snapshot: RouterStateSnapshot): void {
    const key = this.buildTitle(snapshot);
    // The same page under other filters, or a page that names itself: what it has set stays.
    const same = key === this.routeKey;
    this.routeKey = key;
    if (same || key === undefined) return;
    let leaf = snapshot.root;
    while (leaf.firstChild) leaf = leaf.firstChild;
    this.set({ title: this.transloco.translate(key), ownHeading: leaf.data['ownHeading'] === true });
  }

  set(head: PageHead): void {
    this.present.set(head);
    const product = this.transloco.translate<string>('shell.product');
    this.title.setTitle(head.title ? `${head.title} · ${product}` : product);
  }
}
