import { Injectable, type OnApplicationBootstrap, SetMetadata } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { EntityManager } from 'typeorm';
import type { Actor } from './access/actor.js';

/**
 * What a feature on the left causes on the right, by type. Features add theirs:
 * `declare module '../../platform/effects.js' { interface EffectMap { 'task.closed': { taskId: string } } }`.
 */
export interface EffectMap {}
export type EffectType = keyof EffectMap;
type Handler = (em: EntityManager, actor: Actor, effect: never) => Promise<void>;

const HANDLES = 'demarche:handles';

/** Marks a method that handles an effect. `order`: the lower runs first; two handlers of one effect never share one. */
export const Handles = <T extends EffectType>(type: T, order: number) => SetMetadata(HANDLES, { type, order });

/** Runs handlers awaited, in their listed order, in the emitter's transaction: all of it happens, or none of it. */
@Injectable()
export class Effects implements OnApplicationBootstrap {
  private readonly handlers = new Map<string, { order: number; name: string; run: Handler }[]>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    // A provider under two tokens is one instance, with one handler.
    for (const instance of new Set(this.discovery.getProviders().map((wrapper): unknown => wrapper.instance))) {
      if (!instance || typeof instance !== 'object') continue;
      const prototype = Object.getPrototypeOf(instance) as object;
      for (const name of this.scanner.getAllMethodNames(prototype))
        this.register(instance as Record<string, Handler>, name);
    }
    for (const list of this.handlers.values()) list.sort((a, b) => a.order - b.order);
  }

  async emit<T extends EffectType>(em: EntityManager, actor: Actor, type: T, effect: EffectMap[T]): Promise<void> {
    for (const handler of this.handlers.get(type) ?? []) await handler.run(em, actor, effect as never);
  }

  private register(instance: Record<string, Handler>, name: string): void {
    const method = instance[name];
    if (typeof method !== 'function') return;
    const mark = this.reflector.get<{ type: string; order: number } | undefined>(HANDLES, method);
    if (!mark) return;
    const list = this.handlers.get(mark.type) ?? [];
    const twin = list.find((other) => other.order === mark.order);
    if (twin) throw new Error(`${twin.name} and ${name} both handle ${mark.type} at ${mark.order}.`);
    list.push({ order: mark.order, name, run: method.bind(instance) });
    this.handlers.set(mark.type, list);
  }
}
