import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request, RequestHandler, Response } from 'express';
import multer, { MulterError, type StorageEngine } from 'multer';
import { finalize, type Observable } from 'rxjs';
import { DomainError, invalidField } from '../../platform/domain-error.js';
import { FILE_LIMIT, type SizeLimit, Spool, type Spooled } from './spool.js';

/** A file as it came in: its name as given, its content in the spool. */
export type ReceivedFile = Express.Multer.File & Spooled;

const PART = 'file';
/** What the form itself may add to the content. */
const FORM_BYTES = 64 * 1024;
const LIMITS = { files: 1, fields: 0, parts: 1, fieldNameSize: 100, headerPairs: 20 };

/** Takes the one file of a form into the spool, piece by piece, and clears it away when the request is answered. */
export abstract class ReceivesOneFile implements NestInterceptor {
  private readonly receive: RequestHandler;

  constructor(
    private readonly spool: Spool,
    private readonly limit: SizeLimit,
  ) {
    const limits = { ...LIMITS, fileSize: limit.bytes };
    this.receive = multer({ storage: into(spool, limit), limits, defParamCharset: 'utf8' }).single(PART);
  }

  async intercept(context: ExecutionContext, next: CallHandler<unknown>): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const req = http.getRequest<Request>();
    if (!req.is('multipart/form-data'))
      throw new DomainError('unsupported', 'request.content_type', 'Send the file as multipart/form-data.');
    if (Number(req.headers['content-length'] ?? 0) > this.limit.bytes + FORM_BYTES) throw this.limit.refusal();
    await this.read(req, http.getResponse<Response>());
    const { path } = receivedFile(req);
    // One that cannot be removed now is found by the sweep.
    return next.handle().pipe(finalize(() => void this.spool.remove(path).catch(() => undefined)));
  }

  private read(req: Request, res: Response): Promise<void> {
    return new Promise((resolve, reject) => {
      void this.receive(req, res, (error: unknown) => (error ? reject(problemOf(error, this.limit)) : resolve()));
    });
  }
}

/** Of what is kept as a file. */
@Injectable()
export class ReceiveFile extends ReceivesOneFile {
  constructor(spool: Spool) {
    super(spool, FILE_LIMIT);
  }
}

/** Throws 400 `file.missing`. */
function receivedFile(req: Request): ReceivedFile {
  if (!req.file) throw invalidField(PART, 'file.missing', 'Send one file, in the part named file, with its name.');
  return req.file as ReceivedFile;
}

function into(spool: Spool, limit: SizeLimit): StorageEngine {
  return {
    _handleFile: (_req, file, done) => {
      spool.write(file.stream, limit).then(
        // What multer knows of a file on a disk, and its hash.
        (spooled) => done(null, spooled),
        (error: Error) => done(error),
      );
    },
    _removeFile: (_req, file, done) => {
      spool.remove(file.path).then(() => done(null), done);
    },
  };
}

/** What the form holds besides one file is named; what is no form is a body that cannot be read. */
function problemOf(error: unknown, limit: SizeLimit): DomainError {
  if (error instanceof DomainError) return error;
  if (!(error instanceof MulterError))
    return invalidField('body', 'request.invalid', 'The form cannot be read to its end.');
  if (error.code === 'LIMIT_FILE_SIZE') return limit.refusal();
  const field = (error.field ?? '').slice(0, 100) || PART;
  return invalidField(field, 'field.unknown', 'Send one file, in the part named file, and nothing besides.');
}
