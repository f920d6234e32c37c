import type { Request, Response } from 'express';
import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { LiveStream } from './live-stream.js';

/** A response whose reader takes nothing. */
class StuckResponse extends EventEmitter {
  writableLength = 0;
  written = '';
  destroyed = false;
  writeHead(): void {}
  write(text: string): boolean {
    this.written += text;
    this.writableLength += text.length;
    return false;
  }
  end(): void {
    this.emit('close');
  }
  destroy(): void {
    this.destroyed = true;
    this.emit('close');
  }
}

function open() {
  const res = new StuckResponse();
  const stream = new LiveStream('u', 's', res as unknown as Response);
  const gone = vi.fn();
  stream.begin(new EventEmitter() as Request, gone);
  return { res, stream, gone };
}

describe('a live stream', () => {
  it('writes one line of data an event, with the id of a notification', () => {
    const { res, stream } = open();
    stream.send({ kind: 'tasks' });
    stream.send({ kind: 'notification', id: 'n1' });
    stream.beat();
    expect(res.written).toBe(
      'retry: 2000\n\ndata: {"kind":"tasks"}\n\nid: n1\ndata: {"kind":"notification","id":"n1"}\n\n:\nevent: beat\ndata: 1\n\n',
    );
  });

  it('lets go of a reader who does not read', () => {
    const { res, stream, gone } = open();
    for (let n = 0; n < 10_000 && !res.destroyed; n++) stream.send({ kind: 'notification', id: String(n) });
    expect([res.destroyed, gone.mock.calls.length]).toEqual([true, 1]);
    expect(res.written.length).toBeLessThan(70_000);
    const before = res.written;
    stream.send({ kind: 'tasks' });
    stream.end();
    expect([res.written, gone.mock.calls.length]).toEqual([before, 1]);
  });
});
