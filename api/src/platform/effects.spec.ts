import { Injectable } from '@nestjs/common';
import { DiscoveryModule, MetadataScanner } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import type { EntityManager } from 'typeorm';
import { describe, expect, it } from 'vitest';
import type { Actor } from './access/actor.js';
import { Effects, Handles } from './effects.js';

declare module './effects.js' {
  interface EffectMap {
    'test.happened': { log: string[] };
  }
}

const em = {} as EntityManager;
const actor = {} as Actor;
const later = () => new Promise((resolve) => setTimeout(resolve, 1));

@Injectable()
class Second {
  @Handles('test.happened', 20)
  handle(_em: EntityManager, _actor: Actor, { log }: { log: string[] }): Promise<void> {
    log.push('second');
    return Promise.resolve();
  }
}
@Injectable()
class First {
  private readonly name = 'first';

  @Handles('test.happened', 10)
  async handle(given: EntityManager, _actor: Actor, { log }: { log: string[] }): Promise<void> {
    await later();
    log.push(given === em ? this.name : 'another transaction');
  }
}
@Injectable()
class Twin {
  @Handles('test.happened', 20)
  handle(): Promise<void> {
    return Promise.resolve();
  }
}
@Injectable()
class Failing {
  @Handles('test.happened', 15)
  handle(): Promise<void> {
    return Promise.reject(new Error('not so'));
  }
}

async function effects(...providers: (new () => object)[]): Promise<Effects> {
  const alias = { provide: 'alias', useExisting: providers[0] };
  const module = await Test.createTestingModule({
    imports: [DiscoveryModule],
    providers: [Effects, MetadataScanner, ...providers, alias],
  }).compile();
  await module.init();
  return module.get(Effects);
}

describe('Effects', () => {
  it('runs handlers awaited, in their order, with the emitter’s transaction, an alias once', async () => {
    const log: string[] = [];
    await (await effects(Second, First)).emit(em, actor, 'test.happened', { log });
    expect(log).toEqual(['first', 'second']);
  });

  it('stops at one that throws', async () => {
    const log: string[] = [];
    const emitted = (await effects(Second, First, Failing)).emit(em, actor, 'test.happened', { log });
    await expect(emitted).rejects.toThrow('not so');
    expect(log).toEqual(['first']);
  });

  it('refuses two handlers of one effect at one place', async () => {
    await expect(effects(Second, Twin)).rejects.toThrow('both handle test.happened at 20');
  });

  it('does nothing where nobody handles', async () => {
    await (await effects(Object)).emit(em, actor, 'test.happened', { log: [] });
  });
});
