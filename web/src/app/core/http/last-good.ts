import { linkedSignal, type Resource, type Signal } from '@angular/core';

/**
 * The last value a resource had: stays while it loads again and when that fails, so that a page keeps what is on the
 * screen. Undefined until the first answer.
 */
export function lastGood<T>(resource: Resource<T | undefined>): Signal<T | undefined> {
  return linkedSignal<T | undefined, T | undefined>({
    source: () => (resource.hasValue() ? resource.value() : undefined),
    computation: (value, previous) => value ?? previous?.value,
  }).asReadonly();
}
