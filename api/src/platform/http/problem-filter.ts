import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { STATUS_CODES } from 'node:http';
import type { Problem } from '@demarche/contracts/common';
import { DomainError, type ErrorKind, MovedError, STATUS_OF } from '../domain-error.js';
import { databaseProblem } from './database-problem.js';
import { requestId } from './request-id.js';

/** Turns whatever was thrown into `application/problem+json` (RFC 9457). Only what nobody foresaw is a 500, and logged. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Problem');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(thrown, http.getRequest<Request>(), http.getResponse<Response>());
  }

  answer(thrown: unknown, req: Request, res: Response): void {
    const error = toDomainError(thrown);
    if (!error) this.log.error(thrown, `${req.method} ${req.path}, request ${requestId(req)}`);
    if (res.headersSent) {
      res.end();
      return;
    }
    const problem = problemOf(error, requestId(req));
    if (problem.retryAfterSeconds !== undefined) res.setHeader('Retry-After', problem.retryAfterSeconds);
    res.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}

function problemOf(error: DomainError | undefined, id: string): Problem {
  const status = error ? STATUS_OF[error.kind] : 500;
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code: error?.code ?? 'internal',
    detail:
      error?.detail ?? 'Something went wrong on our side. Nothing was saved. Tell the administrator the request id.',
    ...(error?.errors && { errors: error.errors }),
    requestId: id,
    ...(error instanceof MovedError && { movedTo: error.movedTo }),
    ...(error?.retryAfterSeconds !== undefined && { retryAfterSeconds: error.retryAfterSeconds }),
  };
}

function toDomainError(thrown: unknown): DomainError | undefined {
  if (thrown instanceof DomainError) return thrown;
  return databaseProblem(thrown) ?? httpProblem(thrown);
}

const KIND_OF_STATUS = new Map(
  Object.entries(STATUS_OF).map(([kind, status]) => [status as number, kind as ErrorKind]),
);

/** What the framework and its body parser throw: both carry a status. */
function httpProblem(thrown: unknown): DomainError | undefined {
  const status =
    thrown instanceof HttpException ? thrown.getStatus() : Number((thrown as { status?: unknown } | null)?.status);
  if (!(status >= 400 && status < 500)) return undefined;
  if (status === 404) return new DomainError('not_found', 'route.not_found', 'There is nothing at this address.');
  if (status === 413)
    return new DomainError(
      'too_large',
      'request.too_large',
      'Send at most 256 kB in one request. Files go to /api/files, each by itself and with at most 20 MB.',
    );
  if (status === 415)
    return new DomainError(
      'unsupported',
      'request.content_type',
      'Send the body as application/json, uncompressed, in UTF-8.',
    );
  if (isUnreadableBody(thrown)) {
    const message = 'The body is not valid JSON.';
    return new DomainError('invalid', 'request.invalid', message, [
      { field: 'body', code: 'request.invalid', message },
    ]);
  }
  const kind = KIND_OF_STATUS.get(status) ?? 'invalid';
  return new DomainError(kind, 'request.invalid', 'The request cannot be read.');
}

function isUnreadableBody(thrown: unknown): boolean {
  return (thrown as { type?: unknown } | null)?.type === 'entity.parse.failed';
}
