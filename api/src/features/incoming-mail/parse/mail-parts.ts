import {
  type AttachmentStream,
  type HeaderLines,
  type Headers,
  MailParser,
  type MailParserOptions,
  type MessageText,
} from 'mailparser';
import { createReadStream } from 'node:fs';
import { PassThrough, type Readable } from 'node:stream';
import { DomainError } from '../../../platform/domain-error.js';
import { brokenMail, notAMail, tooManyParts } from '../mail-problem.js';
import { MailHead } from './mail-headers.js';

/** Nothing is made that is not kept: no HTML of text, no pictures inside, no hashes. */
const OPTIONS: MailParserOptions = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  skipImageLinks: true,
  keepDeliveryStatus: true,
  checksumAlgo: false,
};

export interface MailPart {
  mediaType: string;
  /** As the mail says; empty where it does not. */
  name: string;
  content: Readable;
}
export interface MailParts {
  head: MailHead;
  text: string;
  html: string;
}

/**
 * Reads a mail from a file piece by piece, and hands its files one after the other to `each`, which may stop in the middle of
 * one: the rest flows by. Throws 422 where it is no mail, or has more parts or a longer head than any mail.
 */
export async function readParts(path: string, each: (part: MailPart) => Promise<void>): Promise<MailParts> {
  const parser = new MailParser(OPTIONS);
  const read: { headers?: Headers; lines?: HeaderLines; body?: MessageText } = {};
  parser.on('headers', (headers) => (read.headers = headers));
  parser.on('headerLines', (lines) => (read.lines = lines));
  const source = createReadStream(path);
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const item of parser as AsyncIterable<AttachmentStream | MessageText>) {
      if (item.type === 'attachment') await pass(item, each);
      else read.body = item;
    }
  } catch (error) {
    throw problemOf(error);
  } finally {
    source.destroy();
  }
  const head = headOf(read.headers, read.lines);
  return { head, text: textOf(read.body?.text), html: textOf(read.body?.html) };
}

function headOf(headers: Headers | undefined, lines: HeaderLines | undefined): MailHead {
  const head = headers && new MailHead(headers, lines ?? []);
  if (!head?.isMail) throw notAMail();
  return head;
}

async function pass(item: AttachmentStream, each: (part: MailPart) => Promise<void>): Promise<void> {
  const source: Readable = item.content;
  const content = new PassThrough();
  // Whoever stops reading must not stop the mail.
  content.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => source.once('end', resolve).once('close', resolve));
  source.pipe(content);
  try {
    await each({ mediaType: item.contentType.toLowerCase(), name: item.filename ?? '', content });
  } finally {
    source.unpipe(content);
    source.resume();
    if (!source.readableEnded) await ended;
    content.destroy();
    item.release?.();
  }
}

/** A mail that no parser gets to the end of is nobody's fault but its own; a disk that fails is another matter. */
function problemOf(error: unknown): unknown {
  const { code, errno } = error as { code?: unknown; errno?: unknown };
  if (error instanceof DomainError || typeof errno === 'number') return error;
  return code === 'EMAXLEN' ? tooManyParts() : brokenMail();
}

/** mailparser says `false` where there is none. */
function textOf(text: unknown): string {
  return typeof text === 'string' ? text : '';
}
