import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  linkedSignal,
  model,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Topology } from 'topojson-specification';
import { dayText } from '../dates/day-text';
import { LINK_PARAMS } from '../tokens';
import { around, type Point, type Size } from './geometry';
import { readLand } from './land';
import { layOut, type Placed } from './layout';
import type { MapState } from './map-state';
import { MAP_REGIONS, type MapRegion } from './map-region';
import { MapTip } from './map-tip';
import { markerSize } from './markers';
import { MOUSE_REACH, nearest, TOUCH_REACH } from './nearest';
import { isoOf, landAt, landBeside, spotIn } from './pointer';
import { meridianOf, regionBounds } from './regions';
import { roomAround } from './room';
import { drawSheet, SHEET, type Sheet, WORLD_MERIDIAN } from './sheet';
import { keepClear, placeTip } from './tip-place';
import { fitView } from './view';
import { walk } from './walk';

/** The State a map tells about, and what asked for it. */
interface Told {
  readonly iso3: string;
  readonly by: 'mouse' | 'touch' | 'focus';
  readonly spot: Point | null;
}

/**
 * The States on an equal-area map of the world. Comes in a chunk of its own: `@defer { <app-world-map … /> }`.
 * Every State is a link, as a shape or as a marker; one of them at a time can be reached with Tab, arrows walk through
 * those that match. What a finger or the mouse means is decided by `nearest`.
 */
@Component({
  selector: 'app-world-map',
  imports: [MapTip, TranslocoPipe],
  templateUrl: './world-map.html',
  host: { class: 'world-map' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WorldMap {
  /** world-atlas' countries, numbered as in M49. */
  readonly topology = input.required<Topology>();
  /** By name. */
  readonly states = input.required<readonly MapState[]>();
  /** The State that stands out elsewhere on the page: outlined and told, while the map itself is at rest. */
  readonly chosen = input<string | null>(null);
  readonly region = model<MapRegion>('World');
  readonly opened = output<string>();

  protected readonly helpId = 'map-help';
  protected readonly regions = MAP_REGIONS;
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);
  private readonly params = inject(LINK_PARAMS);
  private readonly frame = viewChild.required<ElementRef<HTMLElement>>('frame');
  private readonly tip = viewChild('tip', { read: ElementRef<HTMLElement> });

  protected readonly box = signal<Size>(SHEET);
  protected readonly radius = computed(() => markerSize(this.box()) / 2);
  private readonly land = computed(() => readLand(this.topology()));
  private readonly sheets = computed(() => {
    const land = this.land();
    const drawn = new Map<number, Sheet>();
    return (meridian: number): Sheet => {
      const sheet = drawn.get(meridian) ?? drawSheet(land, meridian);
      drawn.set(meridian, sheet);
      return sheet;
    };
  });
  private readonly sheet = computed(() => this.sheets()(meridianOf(this.region())));
  private readonly view = computed(() => fitView(regionBounds(this.region(), this.sheet()), this.box()));
  /** The same States move nowhere when their status changes. */
  private readonly numbers = computed(() => this.states().map(({ iso3, m49 }) => ({ iso3, m49 })), {
    equal: (a, b) => a.length === b.length && a.every((one, index) => one.iso3 === b[index]?.iso3),
  });
  protected readonly layout = computed(() => layOut(this.numbers(), this.sheet(), this.view(), this.box()));
  protected readonly markers = computed(() => this.layout().placed.filter(({ marker }) => marker));
  private readonly placed = computed(() => new Map(this.layout().placed.map((one) => [one.iso3, one])));
  private readonly byIso = computed(() => new Map(this.states().map((state) => [state.iso3, state])));
  /** Those the keyboard walks through: they match and are in the picture. */
  private readonly order = computed(() =>
    this.states().flatMap(({ iso3, matches }) => (matches && this.placed().get(iso3)?.seen ? [iso3] : [])),
  );
  private readonly walkable = computed(() => new Set(this.order()));
  /** The one that Tab comes to. */
  private readonly stop = linkedSignal<readonly string[], string | null>({
    source: this.order,
    computation: (order, before) => (before?.value && order.includes(before.value) ? before.value : (order[0] ?? null)),
  });

  private readonly asked = signal<Told | null>(null);
  private readonly toldIso = computed(() => this.asked()?.iso3 ?? this.chosen());
  protected readonly outlined = computed(() => this.placed().get(this.toldIso() ?? '') ?? null);
  protected readonly told = computed(() =>
    this.outlined()?.seen ? this.byIso().get(this.toldIso() ?? '') : undefined,
  );
  protected readonly touched = computed(() => this.asked()?.by === 'touch');

  protected readonly transform = computed(() => {
    const { k, x, y } = this.view();
    return `translate(${x}px, ${y}px) scale(${k})`;
  });
  protected readonly turned = computed(() => this.sheet().meridian !== WORLD_MERIDIAN);
  /** Patterns keep their grain whatever the zoom: one set for land, which is scaled, one for markers, which are not. */
  protected readonly patterns = computed(() => [
    { suffix: '', scale: 1 / this.view().k },
    { suffix: '-marker', scale: 1 },
  ]);

  constructor() {
    const until = inject(DestroyRef);
    afterRenderEffect({
      write: () => {
        const tip = this.tip()?.nativeElement as HTMLElement | undefined;
        const placed = this.outlined();
        if (this.told() && tip && placed) this.putTip(tip, placed);
      },
    });
    const sizes = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      if (width > 0 && height > 0) this.box.set({ width, height });
    });
    const stop = afterRenderEffect(() => {
      sizes.observe(this.frame().nativeElement);
      stop.destroy();
    });
    until.onDestroy(() => sizes.disconnect());
  }

  protected classOf(iso3: string): string {
    const state = this.byIso().get(iso3);
    return `c--${state?.status ?? 'neutral'}${state?.matches === false ? ' c--dim' : ''}`;
  }

  protected hrefOf(iso3: string): string {
    return this.router.serializeUrl(this.router.createUrlTree(['/states', iso3], { queryParams: this.params() }));
  }

  protected nameOf(iso3: string): string {
    const state = this.byIso().get(iso3);
    if (!state) return '';
    const language = this.transloco.activeLang();
    const status = this.transloco.translate<string>(`terms.status.${state.status}`);
    const since = state.since && dayText(state.since, 'long', language);
    return this.transloco.translate<string>(since ? 'ui.map.stateSince' : 'ui.map.state', {
      name: state.name,
      status,
      since,
    });
  }

  protected walked(iso3: string): boolean {
    return this.walkable().has(iso3);
  }

  protected tabIndexOf(iso3: string): 0 | -1 {
    return this.stop() === iso3 ? 0 : -1;
  }

  protected move(event: PointerEvent): void {
    if (event.pointerType === 'touch') return;
    const iso3 = this.find(event, MOUSE_REACH);
    if (iso3) this.asked.set({ iso3, by: 'mouse', spot: this.spotOf(event) });
    else if (this.asked()?.by === 'mouse') this.asked.set(null);
  }

  protected leave(event: PointerEvent): void {
    if (event.pointerType !== 'touch' && this.asked()?.by === 'mouse') this.asked.set(null);
  }

  /** A mouse opens at once; a finger is first told what it found, and opens with the second tap. Enter arrives here as a click. */
  protected press(event: MouseEvent): void {
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    const finger = event instanceof PointerEvent && event.pointerType === 'touch';
    const byKey = event.detail === 0 && !finger;
    const iso3 = byKey ? isoOf(event.target) : this.find(event, finger ? TOUCH_REACH : MOUSE_REACH);
    if (!finger && elsewhere && isoOf(event.target)) return;
    event.preventDefault();
    if (!iso3) return this.asked.set(null);
    const told = this.asked();
    if (finger && !(told?.by === 'touch' && told.iso3 === iso3))
      return this.asked.set({ iso3, by: 'touch', spot: this.spotOf(event) });
    this.opened.emit(iso3);
  }

  protected key(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.asked()) {
      event.stopPropagation();
      return this.asked.set(null);
    }
    const next = isoOf(event.target) ? walk(this.order(), this.stop(), event.key) : null;
    if (next === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.stop.set(next);
    this.frame().nativeElement.querySelector<SVGAElement>(`a[data-iso="${next}"]`)?.focus({ preventScroll: true });
  }

  /** By keyboard only: a press focuses too, and has its own answer. */
  protected focused({ target }: FocusEvent): void {
    const iso3 = isoOf(target);
    if (!iso3 || !(target as Element).matches(':focus-visible')) return;
    this.stop.set(iso3);
    this.asked.set({ iso3, by: 'focus', spot: null });
  }

  protected blurred(): void {
    if (this.asked()?.by === 'focus') this.asked.set(null);
  }

  private find(event: MouseEvent, reach: number): string | null {
    const spot = this.spotOf(event);
    const markers = this.markers().filter(({ seen }) => seen);
    const under = (at: Point): string | null => landAt(this.frame().nativeElement, at);
    return nearest(spot, under(spot), markers, reach, () =>
      reach < TOUCH_REACH ? null : landBeside(spot, reach, under),
    );
  }

  private spotOf(event: MouseEvent): Point {
    return spotIn(this.frame().nativeElement, event);
  }

  private putTip(tip: HTMLElement, placed: Placed): void {
    const { width, height } = this.box();
    const spot = around(this.asked()?.spot ?? placed.at, 12);
    const clear = keepClear(placed.bounds, { left: 0, top: 0, right: width, bottom: height }, spot);
    const size = { width: tip.offsetWidth, height: tip.offsetHeight };
    const [x, y] = placeTip(clear, size, roomAround(this.frame().nativeElement));
    tip.style.left = `${Math.round(x)}px`;
    tip.style.top = `${Math.round(y)}px`;
  }
}
