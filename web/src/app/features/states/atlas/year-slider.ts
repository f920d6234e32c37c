import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  type ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { dayText } from '../../../ui/dates/day-text';
import { Icon } from '../../../ui/icon/icon';
import { AtlasStore } from './atlas-store';
import { slideTo, stopAt } from './slide';

/** Long enough to see what changed. */
const PLAY_STEP_MS = 700;
/** After the last key: the page follows the slider once, not at every year passed. */
const SETTLE_MS = 500;

/** States Parties by year, and the way through the years: pressed, dragged, by keyboard, or playing by itself. */
@Component({
  selector: 'app-year-slider',
  imports: [Icon, TranslocoPipe],
  templateUrl: './year-slider.html',
  host: { class: 'year-slider' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class YearSlider {
  protected readonly store = inject(AtlasStore);
  private readonly transloco = inject(TranslocoService);
  private readonly track = viewChild.required<ElementRef<HTMLElement>>('track');
  protected readonly playing = signal(false);
  protected readonly dragging = signal(false);
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected readonly first = computed(() => this.store.stops()[0]?.year);
  protected readonly last = computed(() => this.store.stops().at(-1)?.year);
  protected readonly year = computed(() => this.store.stops()[this.store.stop()]?.year);
  /** The day shown, when it is not today. */
  protected readonly shown = computed(() => {
    const stop = this.store.stops()[this.store.stop()];
    return stop?.today && this.store.day() === stop.day
      ? null
      : dayText(this.store.day(), 'medium', this.transloco.activeLang());
  });
  protected readonly words = computed(() =>
    this.transloco.translate<string>('states.years.at', {
      day: dayText(this.store.day(), 'long', this.transloco.activeLang()),
      parties: this.store.counts()?.party ?? 0,
    }),
  );

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected press(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.halt();
    this.dragging.set(true);
    this.track().nativeElement.setPointerCapture(event.pointerId);
    this.slide(event);
  }

  protected slide({ clientX }: PointerEvent): void {
    if (!this.dragging()) return;
    const track = this.track().nativeElement;
    const { left, width } = track.getBoundingClientRect();
    const rtl = getComputedStyle(track).direction === 'rtl';
    this.go(stopAt((clientX - left) / width, this.store.stops().length, rtl));
  }

  protected release(): void {
    if (!this.dragging()) return;
    this.dragging.set(false);
    void this.store.settle();
  }

  protected cancel(): void {
    this.dragging.set(false);
    this.store.rest();
  }

  protected key(event: KeyboardEvent): void {
    const rtl = getComputedStyle(this.track().nativeElement).direction === 'rtl';
    const to = slideTo(event.key, this.store.stop(), this.store.stops().length, rtl);
    if (to === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.halt();
    this.go(to);
    this.timer = setTimeout(() => void this.store.settle(), SETTLE_MS);
  }

  /** Leaving the slider does not wait for the pause after the last key. */
  protected leave(): void {
    if (this.playing() || this.dragging()) return;
    this.halt();
    void this.store.settle();
  }

  /** Plays from where it stands to today; from the end, all of it. */
  protected toggle(): void {
    if (this.playing()) {
      this.halt();
      void this.store.settle();
      return;
    }
    this.halt();
    this.playing.set(true);
    const atEnd = this.store.stop() >= this.lastPlayed();
    if (atEnd) this.go(0);
    this.timer = setTimeout(() => this.playOn(), PLAY_STEP_MS);
  }

  private playOn(): void {
    this.go(this.store.stop() + 1);
    if (this.store.stop() < this.lastPlayed()) {
      this.timer = setTimeout(() => this.playOn(), PLAY_STEP_MS);
      return;
    }
    this.halt();
    void this.store.settle();
  }

  /** What is to come is not played into: the story ends today. */
  private lastPlayed(): number {
    return this.store.stops().findIndex(({ today }) => today);
  }

  private go(index: number): void {
    const stop = this.store.stops()[index];
    if (stop) this.store.preview(stop);
  }

  private halt(): void {
    clearTimeout(this.timer);
    this.playing.set(false);
  }
}
