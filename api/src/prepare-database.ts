import type { DataSource } from 'typeorm';

/** What stands in the database besides the schema: what the features load at every migration. */
export async function prepareDatabase(_migrator: DataSource, _log: (line: string) => void): Promise<void> {}
