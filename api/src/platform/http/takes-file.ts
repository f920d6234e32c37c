import { applyDecorators, type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiBody, ApiConsumes, ApiProperty } from '@nestjs/swagger';
import type { Request } from 'express';
import { notJson } from './request-hygiene.js';

const TAKES_FILE = 'demarche:takes-file';
export const FORM = 'multipart/form-data';

class FileForm {
  @ApiProperty({ type: 'string', format: 'binary', description: 'The file, with its name.' }) file: unknown;
}

/** A route that takes a form with one part, `file`, in place of JSON. */
export const TakesFile = () =>
  applyDecorators(SetMetadata(TAKES_FILE, true), ApiConsumes(FORM), ApiBody({ type: FileForm }));

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
