import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiSecurity } from '@nestjs/swagger';
import type { Permission } from '@demarche/domain/permissions';
import type { Request } from 'express';
import type { Actor } from './actor.js';

export const REQUIRES = 'demarche:requires';
export const PUBLIC = 'demarche:public';
/** The session's cookie, as OpenAPI names it. */
export const SESSION_SCHEME = 'session';

/** The permission a route takes. `session` stands for anybody who is signed in. A route says this or `@Public`. */
export const Requires = (permission: Permission | 'session'): ClassDecorator & MethodDecorator =>
  applyDecorators(SetMetadata(REQUIRES, permission), ApiSecurity(SESSION_SCHEME));

/** A route for everybody, with the reason why. */
export const Public = (reason: string) => SetMetadata(PUBLIC, reason);

const actors = new WeakMap<Request, Actor>();
export function rememberActor(req: Request, actor: Actor): void {
  actors.set(req, actor);
}

/** The actor of the request; undefined on public routes. */
export function actorOfRequest(req: Request): Actor | undefined {
  return actors.get(req);
}

/** The actor of the request, in a controller's parameters. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const actor = actorOfRequest(context.switchToHttp().getRequest<Request>());
  if (!actor) throw new Error('A public route asked for the actor.');
  return actor;
});
