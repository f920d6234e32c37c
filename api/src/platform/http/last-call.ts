import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
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
  constructor(@Inject(HttpAdapterHost) private readonly host: Partial<HttpAdapterHost>) {}

  beforeApplicationShutdown(): void {
    // The demo world is made by the same modules without HTTP: there is nobody to answer.
    const server = this.host.httpAdapter?.getHttpServer() as Server | undefined;
    if (!server) return;
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  }

  /** None where the application is run without HTTP, as when the demo world is made. */
  private server(): Server | undefined {
    const adapter = this.host.httpAdapter as typeof this.host.httpAdapter | null;
    return adapter?.getHttpServer() as Server | undefined;
  }
}
