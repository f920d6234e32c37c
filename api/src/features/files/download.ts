import { StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import type { Readable } from 'node:stream';
import type { FileView } from '@demarche/contracts/files';

/** The content of a file on its way out. Whoever writes down what was read is told its id. */
class Download extends StreamableFile {
  constructor(
    content: Readable,
    private readonly id: string,
  ) {
    super(content);
  }

  toJSON(): { id: string } {
    return { id: this.id };
  }
}

/**
 * To be saved, never shown in place, whatever it is: should a browser show it all the same, then without scripts and as nobody
 * (`sandbox`). The name is given in both ways of RFC 6266.
 */
export function download(res: Response, { id, name, mediaType, size }: FileView, content: Readable): StreamableFile {
  res.attachment(name);
  res.setHeader('Content-Type', mediaType);
  res.setHeader('Content-Length', size);
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  return new Download(content, id);
}
