import { computed, inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import type { IsoDate } from '@demarche/domain/dates';
import { filter, map } from 'rxjs';
import { Clock } from './clock';

/**
 * The day for which lists, counts and records are shown. It lives in the address (`?asAt=2020-06-18`), so that a link
 * shows the other person the same; without it, today. What is no day is passed on as it is: the API says what is wrong with it.
 */
@Injectable({ providedIn: 'root' })
export class AsAtStore {
  private readonly router = inject(Router);
  private readonly clock = inject(Clock);
  private readonly asked = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.fromUrl()),
    ),
    { initialValue: this.fromUrl() },
  );

  /** The day asked for, or null for today: goes into queries as it is. */
  readonly param = computed<IsoDate | null>(() => {
    const asked = this.asked();
    return asked === this.clock.today() ? null : asked;
  });
  readonly day = computed<IsoDate>(() => this.param() ?? this.clock.today());
  readonly isToday = computed(() => this.param() === null);

  /** For links to other pages and for the API's lists: the date goes along when it is not today. */
  readonly linkParams = computed((): Record<string, string> => {
    const day = this.param();
    return day ? { asAt: day } : {};
  });

  /** Null goes back to today. Stays on the page, keeps its filters. */
  set(day: IsoDate | null): Promise<boolean> {
    return this.router.navigate([], {
      queryParams: { asAt: day === this.clock.today() ? null : day },
      queryParamsHandling: 'merge',
    });
  }

  private fromUrl(): string | null {
    return this.router.parseUrl(this.router.url).queryParamMap.get('asAt') || null;
  }
}
