import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Connection } from '../../core/http/connection';
import { Problem } from '../../core/http/problem';
import { type SessionState, SessionStore } from '../../core/session-store';
import { FailedPage } from './failed-page';

describe('the page for when the application cannot begin', () => {
  const failed = signal<Problem | null>(null);
  const restored = signal(0);
  const load = vi.fn<() => Promise<SessionState>>();
  const navigateByUrl = vi.fn(() => Promise.resolve(true));

  beforeEach(() => {
    failed.set(new Problem({ status: 500, code: 'internal' }));
    load.mockReset();
    navigateByUrl.mockClear();
    TestBed.configureTestingModule({
      providers: [
        { provide: SessionStore, useValue: { failed, load } },
        { provide: Connection, useValue: { down: signal(false), restored, retryInSeconds: signal(5) } },
        { provide: Router, useValue: { navigateByUrl } },
        { provide: TranslocoService, useValue: {} },
      ],
    });
    TestBed.overrideComponent(FailedPage, { set: { template: '', imports: [] } });
  });

  it('stays while a server that answers has no answer, and asks no more by itself', async () => {
    load.mockResolvedValue('unknown');
    await TestBed.createComponent(FailedPage).whenStable();
    expect(load).not.toHaveBeenCalled();
    restored.set(1);
    await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(1));
    expect(navigateByUrl).not.toHaveBeenCalled();
  });

  it('goes on to where it came from once somebody is known to be signed in, or nobody', async () => {
    load.mockResolvedValue('out');
    const page = TestBed.createComponent(FailedPage);
    page.componentRef.setInput('back', '/votes');
    await page.whenStable();
    restored.update((count) => count + 1);
    await vi.waitFor(() => expect(navigateByUrl).toHaveBeenCalledWith('/votes'));
  });

  it('asks at once when nothing has failed', async () => {
    failed.set(null);
    load.mockResolvedValue('in');
    await TestBed.createComponent(FailedPage).whenStable();
    await vi.waitFor(() => expect(navigateByUrl).toHaveBeenCalledWith('/today'));
  });
});
