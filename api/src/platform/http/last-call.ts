import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Server } from 'node:http';

/** Answers under way are brought to their end within so long. */
const GRACE_MS = 10_000;

/**
 * A process that stops takes no new connection and lets answers end. Browsers also open connections in advance and ask
 * nothing over them: those, and who takes an answer without end, do not hold it up.
 */
@Injectable()
export class LastCall implements BeforeApplicationShutdown {
  constructor(private readonly host: HttpAdapterHost) {}

  beforeApplicationShutdown(): void {
    const server = this.host.httpAdapter.getHttpServer() as Server;
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  }
}
