import { ApplicationRef, createComponent, type EnvironmentInjector, type OutputRef, type Type } from '@angular/core';

/** Puts a component with a modal dialog of its own above the page until it says it is closed. */
export async function openDialog<C extends { closed: OutputRef<unknown> }>(
  load: () => Promise<Type<C>>,
  environment: EnvironmentInjector,
): Promise<void> {
  const type = await load();
  const app = environment.get(ApplicationRef);
  const back = document.activeElement;
  const ref = createComponent(type, { environmentInjector: environment });
  document.body.append(ref.location.nativeElement as HTMLElement);
  app.attachView(ref.hostView);
  await new Promise<void>((resolve) => ref.instance.closed.subscribe(() => resolve()));
  ref.destroy();
  if (back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true });
}
