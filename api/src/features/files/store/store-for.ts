import type { Config } from '../../../platform/config.js';
import type { FileStore } from './file-store.js';
import { FolderStore } from './folder-store.js';
import { S3Store } from './s3-store.js';

/** The object store where one is set, else the folder. */
export function storeFor(config: Config): FileStore {
  const { FILES_S3_URL: url, FILES_S3_BUCKET: bucket, FILES_S3_KEY: key, FILES_S3_SECRET: secret } = config;
  if (!url || !bucket || !key || !secret) return new FolderStore(config.FILES_DIR);
  const inPath = config.FILES_S3_ADDRESSING === 'path';
  return new S3Store({ url, bucket, key, secret, inPath, region: config.FILES_S3_REGION });
}
