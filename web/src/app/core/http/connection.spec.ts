import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { apiInterceptor } from './api-interceptor';
import { Connection, RETRY_SECONDS } from './connection';
import { Problem } from './problem';

const READY = '/api/health/ready';

describe('a server that went away', () => {
  let connection: Connection;
  let http: HttpTestingController;
  beforeEach(() => {
    vi.useFakeTimers();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([apiInterceptor])), provideHttpClientTesting(), provideRouter([])],
    });
    connection = TestBed.inject(Connection);
    http = TestBed.inject(HttpTestingController);
  });
  afterEach(() => {
    http.verify();
    vi.useRealTimers();
  });
  const lose = () => connection.lost(new Problem({ status: 0, code: 'unreachable' }));

  it('is asked again after 5, 10, then every 20 seconds, and noticed when it is back', () => {
    lose();
    for (const seconds of [...RETRY_SECONDS, 20]) {
      expect(connection.retryInSeconds()).toBe(seconds);
      vi.advanceTimersByTime(seconds * 1000);
      http.expectOne(READY).flush('', { status: 503, statusText: 'x' });
      expect(connection.down()).toBe(true);
    }
    vi.advanceTimersByTime(20_000);
    http.expectOne(READY).flush({});
    expect(connection.down()).toBe(false);
    expect(connection.restored()).toBe(1);
    vi.advanceTimersByTime(60_000);
  });
  it('has one clock, however many calls fail at once', () => {
    lose();
    lose();
    lose();
    vi.advanceTimersByTime(5_000);
    http.expectOne(READY).flush({});
    expect(connection.down()).toBe(false);
  });
  it('can be asked at once', async () => {
    lose();
    const asked = connection.tryNow();
    http.expectOne(READY).flush({});
    await asked;
    expect(connection.down()).toBe(false);
    vi.advanceTimersByTime(60_000);
  });
  it('was never away when it answers "no"', () => {
    connection.answered();
    expect(connection.restored()).toBe(0);
  });
});
