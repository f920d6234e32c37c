import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { beforeEach, describe, expect, it } from 'vitest';
import { AsAtStore } from './as-at-store';
import { Clock } from './clock';

@Component({ template: '', changeDetection: ChangeDetectionStrategy.OnPush })
class Page {}

describe('the as-at date', () => {
  let router: Router;
  let asAt: AsAtStore;
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideRouter([{ path: '**', component: Page }])] });
    router = TestBed.inject(Router);
    TestBed.inject(Clock).set('2026-11-24T12:00:00.000Z');
    asAt = TestBed.inject(AsAtStore);
  });

  it('is today without a date in the address', async () => {
    await router.navigateByUrl('/states?status=party');
    expect(asAt.isToday()).toBe(true);
    expect(asAt.day()).toBe('2026-11-24');
    expect(asAt.linkParams()).toEqual({});
  });
  it('is what the address says, and goes along with links', async () => {
    await router.navigateByUrl('/states?asAt=2020-06-18');
    expect(asAt.isToday()).toBe(false);
    expect(asAt.linkParams()).toEqual({ asAt: '2020-06-18' });
  });
  it('counts as today when the address names today', async () => {
    await router.navigateByUrl('/states?asAt=2026-11-24');
    expect(asAt.isToday()).toBe(true);
  });
  it('is set in the address beside the filters, and taken out again', async () => {
    await router.navigateByUrl('/states?status=party');
    await asAt.set('2020-06-18');
    expect(router.url).toBe('/states?status=party&asAt=2020-06-18');
    await asAt.set(null);
    expect(router.url).toBe('/states?status=party');
    await asAt.set('2026-11-24');
    expect(router.url).toBe('/states?status=party');
  });
  it('passes on what is no day: the API says what is wrong with it', async () => {
    await router.navigateByUrl('/states?asAt=2026-02-30');
    expect(asAt.linkParams()).toEqual({ asAt: '2026-02-30' });
  });
});
