import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

interface Kept {
  content: Buffer;
  at: Date;
}

/**
 * As much of S3 as is spoken to it: PUT, GET, HEAD, DELETE and ListObjectsV2 of one bucket in the path, signed with the key it
 * knows. What arrives must be what the signature says.
 */
export class S3Server {
  readonly objects = new Map<string, Kept>();
  /** What was asked: `PUT /bucket/files/…`. */
  readonly asked: string[] = [];
  /** Answers everything with this status, as one that is unwell. */
  unwell: number | undefined;
  private server: Server | undefined;

  async start(): Promise<string> {
    this.server = createServer((req, res) => {
      this.answer(req, res).catch((error: Error) => res.writeHead(500).end(error.message));
    });
    await new Promise<void>((ready) => this.server?.listen(0, '127.0.0.1', ready));
    return `http://127.0.0.1:${(this.server.address() as { port: number }).port}`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((closed) => this.server?.close(closed));
  }

  private async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? '', 'http://s3');
    const content = await buffer(req);
    this.asked.push(`${req.method} ${url.pathname}`);
    if (this.unwell) return void res.writeHead(this.unwell).end();
    const signature = req.headers.authorization ?? '';
    const isSigned = /^AWS4-HMAC-SHA256 Credential=id-of-tests\/\d{8}\/eu-test-1\/s3\/aws4_request/.test(signature);
    const [, bucket, ...rest] = url.pathname.split('/');
    if (!isSigned || bucket !== 'bucket') return void res.writeHead(403).end();
    const key = decodeURIComponent(rest.join('/'));
    if (key === '' && url.searchParams.get('list-type') === '2') return this.list(url, res);
    if (req.method === 'PUT') return this.put(key, content, req, res);
    const found = this.objects.get(key);
    if (req.method === 'DELETE') {
      this.objects.delete(key);
      return void res.writeHead(204).end();
    }
    if (!found)
      return void res.writeHead(404).end(req.method === 'HEAD' ? '' : '<Error><Code>NoSuchKey</Code></Error>');
    res.writeHead(200, { 'content-length': found.content.length, 'last-modified': found.at.toUTCString() });
    res.end(req.method === 'HEAD' ? undefined : found.content);
  }

  private put(key: string, content: Buffer, req: IncomingMessage, res: ServerResponse): void {
    const promised = req.headers['x-amz-content-sha256'];
    const is = createHash('sha256').update(content).digest('hex');
    if (promised !== is) return void res.writeHead(400).end('<Error><Code>XAmzContentSHA256Mismatch</Code></Error>');
    this.objects.set(key, { content, at: new Date() });
    res.writeHead(200).end();
  }

  /** Two a page, so that pages follow each other. */
  private list(url: URL, res: ServerResponse): void {
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(url.searchParams.get('prefix') ?? '')).sort();
    const from = Number(url.searchParams.get('continuation-token') ?? 0);
    const items = keys
      .slice(from, from + 2)
      .map(
        (key) =>
          `<Contents><Key>${key}</Key><LastModified>${this.objects.get(key)?.at.toISOString()}</LastModified></Contents>`,
      );
    const next = from + 2 < keys.length ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : '';
    res.writeHead(200, { 'content-type': 'application/xml' });
    res.end(
      `<?xml version="1.0"?><ListBucketResult><IsTruncated>${next !== ''}</IsTruncated>${items.join('')}${next}</ListBucketResult>`,
    );
  }
}
