import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { from, mergeMap, type Observable } from 'rxjs';
import { actorOfRequest } from '../../platform/access/requires.js';
import { BreakGlassService } from './break-glass.service.js';

const READS = ['GET', 'HEAD'];
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** What an administrator reads while the glass is broken is written down before the answer leaves. */
@Injectable()
export class BreakGlassInterceptor implements NestInterceptor<unknown, unknown> {
  constructor(private readonly breakGlass: BreakGlassService) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const req = context.switchToHttp().getRequest<Request>();
    const actor = actorOfRequest(req);
    if (!READS.includes(req.method) || !actor?.permissions.has('break_glass')) return next.handle();
    return next.handle().pipe(
      mergeMap((answer) => {
        const ids = [...new Set(JSON.stringify(answer ?? null).match(UUID) ?? [])];
        if (ids.length === 0) return from([answer]);
        return from(this.breakGlass.recordReading(actor, req.path, ids).then(() => answer));
      }),
    );
  }
}
