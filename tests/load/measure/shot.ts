import autocannon from 'autocannon';
import type { Target } from '../compare.ts';
import type { Request } from '../operations.ts';
import { cpuOf, cpuOfServer, memoryOf } from './processes.ts';

/** One server under one load for a few seconds. */
export interface Shot {
  perSecond: number;
  p50: number;
  p95: number;
  /** ms of CPU for each answer. */
  serverCpu: number;
  databaseCpu: number;
  memoryMb: number;
}

export interface Aim {
  target: Target & { pid: number };
  databasePid: number;
  /** The n-th request from here on. */
  next: () => Request;
  connections: number;
  seconds: number;
}

/** Throws where anything but success is answered: a refusal is fast and says nothing. */
export async function shoot({ target, databasePid, next, connections, seconds }: Aim): Promise<Shot> {
  const latencies: number[] = [];
  const before = { at: performance.now(), server: cpuOf(target.pid), database: cpuOfServer(databasePid) };
  const result = await new Promise<autocannon.Result>((done, failed) => {
    const instance = autocannon(
      {
        url: target.url,
        connections,
        duration: seconds,
        headers: target.headers,
        requests: [{ setupRequest: (request) => ({ ...request, ...next() }) }],
      },
      (error: Error | null, told) => (error ? failed(error) : done(told)),
    );
    instance.on('response', (_client, _status, _bytes, ms) => latencies.push(ms));
  });
  if (result.non2xx + result.errors + result.timeouts > 0)
    throw new Error(`${result.non2xx} refusals, ${result.errors} errors, ${result.timeouts} without an answer.`);
  const count = latencies.length;
  latencies.sort((a, b) => a - b);
  return {
    perSecond: (count * 1000) / (performance.now() - before.at),
    p50: latencies[Math.floor(count * 0.5)] ?? NaN,
    p95: latencies[Math.floor(count * 0.95)] ?? NaN,
    serverCpu: (cpuOf(target.pid) - before.server) / count,
    databaseCpu: (cpuOfServer(databasePid) - before.database) / count,
    memoryMb: memoryOf(target.pid),
  };
}
