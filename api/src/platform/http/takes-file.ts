import { applyDecorators, type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { Request } from 'express';
import { notJson } from './request-hygiene.js';

const TAKES_FILE = 'demarche:takes-file';
export const FORM = 'multipart/form-data';

/** A route that takes a form with one part, `file`, in place of JSON. */
export const TakesFile = () =>
  applyDecorators(
    SetMetadata(TAKES_FILE, true),
    ApiConsumes(FORM),
    ApiBody({
      schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
    }),
  );

/** Every other route takes JSON and nothing else. */
@Injectable()
export class BodyGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const takesFile = this.reflector.get<boolean | undefined>(TAKES_FILE, context.getHandler());
    if (!takesFile && context.switchToHttp().getRequest<Request>().is(FORM)) throw notJson();
    return true;
  }
}
