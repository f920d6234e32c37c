import { HttpErrorResponse } from '@angular/common/http';
import type { FieldProblem, Problem as ProblemBody } from '@demarche/contracts/common';

/** Where no server answered: offline, refused, cut off on the way. */
export const UNREACHABLE = 'unreachable';

/**
 * What every failed call to the API ends in, for reads (`resource.error()`) and writes (`catchError`) alike.
 * `code` is stable and is what the words in `problem.json` are keyed by.
 */
export class Problem extends Error implements Omit<ProblemBody, 'errors' | 'retryAfterSeconds' | 'movedTo'> {
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly code: string;
  /** HTTP status; 0 when no server answered. */
  readonly status: number;
  readonly requestId: string;
  readonly fields: readonly FieldProblem[];
  readonly retryAfterSeconds: number | null;
  /** With 410: where the record stands now. */
  readonly movedTo: string | undefined;

  constructor(body: Partial<ProblemBody> & { status: number; code: string }) {
    super(body.detail ?? body.title ?? body.code);
    this.name = 'Problem';
    this.type = body.type ?? 'about:blank';
    this.title = body.title ?? '';
    this.detail = body.detail ?? '';
    this.code = body.code;
    this.status = body.status;
    this.requestId = body.requestId ?? '';
    this.fields = body.errors ?? [];
    this.retryAfterSeconds = body.retryAfterSeconds ?? null;
    this.movedTo = body.movedTo;
  }

  /** What the server says about one field, if it says anything. */
  field(name: string): FieldProblem | undefined {
    return this.fields.find((entry) => entry.field === name);
  }
  /** Nothing was wrong with the request: the same call may succeed a little later. */
  get temporary(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

/** Anything thrown by a call, as a `Problem`. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (!(error instanceof HttpErrorResponse)) {
    return new Problem({
      status: 0,
      code: 'unexpected',
      detail: error instanceof Error ? error.message : String(error),
    });
  }
  if (error.status === 0) return new Problem({ status: 0, code: UNREACHABLE });
  const retryAfter = Number(error.headers.get('retry-after')) || undefined;
  const body = problemBody(error.error);
  return new Problem({
    ...body,
    status: error.status,
    code: body.code ?? `http.${error.status}`,
    retryAfterSeconds: body.retryAfterSeconds ?? retryAfter,
  });
}

/** A proxy in between may answer with a page of its own: then there is no body to read. */
function problemBody(body: unknown): Partial<ProblemBody> {
  return typeof body === 'object' && body !== null && 'code' in body ? (body as Partial<ProblemBody>) : {};
}
