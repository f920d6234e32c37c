import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Permission } from '@demarche/domain/permissions';
import type { Request } from 'express';
import { timingSafeEqual } from 'node:crypto';
import { Clock } from '../clock.js';
import { Config } from '../config.js';
import { DomainError } from '../domain-error.js';
import { requestId } from '../http/request-id.js';
import { ActorLoader } from './actor.js';
import { PUBLIC, rememberActor, REQUIRES } from './requires.js';
import { sessionToken } from './session-cookie.js';

const READS = ['GET', 'HEAD', 'OPTIONS'];

/** Deny by default: a route that names neither a permission nor a reason to be public is closed to everybody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly actors: ActorLoader,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    await this.clock.refresh();
    if (this.reflector.getAllAndOverride<string>(PUBLIC, targets)) return true;
    const req = context.switchToHttp().getRequest<Request>();
    const required = this.reflector.getAllAndOverride<Permission | 'session' | undefined>(REQUIRES, targets);
    const token = sessionToken(req, this.config);
    const actor = token && (await this.actors.load(token, requestId(req)));
    if (!actor) throw new DomainError('unauthenticated', 'session.required', 'Sign in first.');
    if (!required || (required !== 'session' && !actor.permissions.has(required))) {
      throw new DomainError('forbidden', 'permission.missing', 'The office you hold today does not allow this.');
    }
    if (!READS.includes(req.method) && !sameToken(req.headers['x-csrf-token'], actor.csrfToken)) {
      throw new DomainError(
        'forbidden',
        'csrf.missing',
        'Send the token of GET /api/session in the header x-csrf-token.',
      );
    }
    rememberActor(req, actor);
    return true;
  }
}

function sameToken(given: unknown, expected: string): boolean {
  if (typeof given !== 'string') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
