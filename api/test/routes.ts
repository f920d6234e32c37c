import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { PUBLIC, REQUIRES } from '../src/platform/access/requires.js';
import type { TestApp } from './app.js';

/** A route as the running app knows it. */
export interface Route {
  /** `POST /api/offices/{id}/mandates`, as OpenAPI writes paths. */
  name: string;
  method: string;
  requires: string | undefined;
  publicBecause: string | undefined;
}

/** Every route of the running app, read from its controllers. */
export function routesOf({ nest }: TestApp): Route[] {
  const scanner = new MetadataScanner();
  return nest
    .get(DiscoveryService)
    .getControllers()
    .flatMap(({ metatype }) => {
      const controller = metatype as new () => object;
      const base = String(Reflect.getMetadata(PATH_METADATA, controller));
      return scanner.getAllMethodNames(controller.prototype as object).flatMap((name) => {
        const handler = (controller.prototype as Record<string, object>)[name] ?? {};
        const path = Reflect.getMetadata(PATH_METADATA, handler) as string | undefined;
        if (path === undefined) return [];
        const method = RequestMethod[Number(Reflect.getMetadata(METHOD_METADATA, handler))] ?? 'ALL';
        const mark = (key: string) =>
          (Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, controller)) as string | undefined;
        return [
          {
            name: `${method} ${join('api', base, path)}`,
            method,
            requires: mark(REQUIRES),
            publicBecause: mark(PUBLIC),
          },
        ];
      });
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}

function join(...parts: string[]): string {
  const segments = parts.flatMap((part) => part.split('/')).filter(Boolean);
  return `/${segments.map((segment) => segment.replace(/^:(\w+)$/, '{$1}')).join('/')}`;
}
