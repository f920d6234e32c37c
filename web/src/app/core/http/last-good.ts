import { computed, linkedSignal, type Resource, type Signal } from '@angular/core';

/**
 * The last value a resource had: stays while it loads again and when that fails, so that a page keeps what is on the
 * screen. Undefined until the first answer. With `of` (the State, the as-at date …) a value stays only for what it was
 * asked for: nobody is shown one day's register under the date of another.
 */
export function lastGood<T>(resource: Resource<T | undefined>, of: () => unknown = () => null): Signal<T | undefined> {
  interface Kept {
    readonly of: unknown;
    readonly value: T | undefined;
  }
  const kept = linkedSignal<Kept, Kept>({
    source: () => ({ of: of(), value: resource.hasValue() ? resource.value() : undefined }),
    computation: (next, previous) =>
      next.value === undefined && previous && previous.value.of === next.of ? previous.value : next,
  });
  return computed(() => kept().value);
}
