import type * as S3 from '@aws-sdk/client-s3';
import { createReadStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { away, storeAway } from '../file-problem.js';
import type { Spooled } from '../spool.js';
import { FileStore, isHash, type Stored } from './file-store.js';

export interface Bucket {
  url: string;
  bucket: string;
  region: string;
  key: string;
  secret: string;
  /** The bucket stands in the path, not in the name of the host. */
  inPath: boolean;
}
type Sdk = typeof S3;
const PREFIX = 'files/';
const nothing = () => undefined;
const SILENT = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };

/** Content in an object store that speaks S3. Its client is large, and loaded at the first use. */
export class S3Store extends FileStore {
  readonly incoming = join(tmpdir(), 'demarche-incoming');
  private loaded: Promise<{ sdk: Sdk; client: S3.S3Client }> | undefined;

  constructor(private readonly settings: Bucket) {
    super();
  }

  /** The store itself measures what arrives against the hash, and shows nothing of what does not arrive whole. */
  async put({ path, sha256, size }: Spooled): Promise<void> {
    const { sdk, client } = await this.load();
    const command = new sdk.PutObjectCommand({ ...this.at(sha256), Body: createReadStream(path), ContentLength: size });
    signContent(command, sha256);
    await told(client.send(command));
  }

  async has(sha256: string): Promise<boolean> {
    const { sdk, client } = await this.load();
    return told(client.send(new sdk.HeadObjectCommand(this.at(sha256))).then(() => true, ifMissing(false)));
  }

  async open(sha256: string): Promise<Readable> {
    const { sdk, client } = await this.load();
    const found = await told(
      client.send(new sdk.GetObjectCommand(this.at(sha256))).then(({ Body }) => Body, ifMissing(undefined)),
    );
    if (!found) throw away('file.content_missing', 'The content of this file is not where it should be.');
    return found as Readable;
  }

  async remove(sha256: string): Promise<void> {
    const { sdk, client } = await this.load();
    await told(client.send(new sdk.DeleteObjectCommand(this.at(sha256))));
  }

  async *list(before: Date): AsyncIterable<Stored> {
    const { sdk, client } = await this.load();
    for (let next: string | undefined, more = true; more;) {
      const page = await told(
        client.send(
          new sdk.ListObjectsV2Command({ Bucket: this.settings.bucket, Prefix: PREFIX, ContinuationToken: next }),
        ),
      );
      for (const { Key = '', LastModified } of page.Contents ?? []) {
        const sha256 = Key.slice(PREFIX.length);
        if (isHash(sha256) && LastModified && LastModified < before) yield { sha256, putAt: LastModified };
      }
      next = page.NextContinuationToken;
      more = next !== undefined;
    }
  }

  private at(sha256: string): { Bucket: string; Key: string } {
    return { Bucket: this.settings.bucket, Key: PREFIX + sha256 };
  }

  private load(): Promise<{ sdk: Sdk; client: S3.S3Client }> {
    const { url, region, key, secret, inPath } = this.settings;
    return (this.loaded ??= import('@aws-sdk/client-s3').then((sdk) => ({
      sdk,
      client: new sdk.S3Client({
        endpoint: url,
        region,
        credentials: { accessKeyId: key, secretAccessKey: secret },
        forcePathStyle: inPath,
        // Not every store that speaks S3 knows the newer checksums; the hash of the content is signed instead.
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
        // What goes wrong is told by whoever asked.
        logger: SILENT,
        requestHandler: { connectionTimeout: 5_000, requestTimeout: 60_000 },
      }),
    })));
  }
}

/** The hash is known: it stands in the signature, where the client would say "unsigned" of a stream. */
function signContent(command: S3.PutObjectCommand, sha256: string): void {
  command.middlewareStack.add(
    (next) => (args) => {
      (args.request as { headers: Record<string, string> }).headers['x-amz-content-sha256'] = sha256;
      return next(args);
    },
    { step: 'build', name: 'signContent' },
  );
}

async function told<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw storeAway(error);
  }
}

function ifMissing<T>(value: T): (error: unknown) => T {
  return (error) => {
    if ((error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404) return value;
    throw error;
  };
}
