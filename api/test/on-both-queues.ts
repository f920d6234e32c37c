/**
 * The specs that put jobs into a queue or take them out: they run on PostgreSQL and on Redis. All others never come near
 * one, which `queue-watch.ts` sees to, so once is enough for them.
 */
export const ON_BOTH_QUEUES = [
  'file-sweep',
  'incoming-mail-ways',
  'letter-batch-job',
  'letter-batches',
  'mail',
  'workers',
] as const;

/**
 * On PostgreSQL alone: what the matrix looks for in jobs, `mail` looks for on both; and every write is made, one of which
 * begins a batch, for what it leaves in the database.
 */
export const ON_ONE_QUEUE = ['leaks', 'leaks-can-fail.proof', 'mutations', 'one-connection'] as const;
