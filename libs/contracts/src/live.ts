/**
 * GET /api/live (text/event-stream), one JSON object an event: something is to be read anew, by the ordinary routes. Nothing
 * else travels, and nobody hears of what they may not see.
 */
export type LiveEvent =
  /** The stream begins, or events may have been missed: read anew whatever is shown. */
  | { readonly kind: 'refresh' }
  /** A notification of mine was written or read. Its id is also the event's, for `Last-Event-ID`. */
  | { readonly kind: 'notification'; readonly id: string }
  /** A task that is mine, or was until now, changed. */
  | { readonly kind: 'tasks' }
  /** A batch of letters that I began is further, made, cancelled or changed. */
  | { readonly kind: 'letter_batch'; readonly batchId: string }
  /** The reminders ran just now. */
  | { readonly kind: 'reminders' }
  /** The session ended: this stream as well. */
  | { readonly kind: 'ended' };
