import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '@demarche/contracts/common';
import { PERMISSIONS } from '@demarche/domain/permissions';
import { startApp, type TestApp } from './app.js';
import { type Route, routesOf } from './routes.js';

/** Written by hand: a route that becomes public must be named here as well. */
const FOR_EVERYBODY = ['GET /api/health/live', 'GET /api/health/ready', 'POST /api/session'];

let app: TestApp;
let routes: Route[];
beforeAll(async () => {
  app = await startApp();
  routes = routesOf(app);
});
afterAll(() => app.close());

const path = (route: Route) =>
  route.name
    .split(' ')[1]
    ?.replace(/\{iso3\}/g, 'AGO')
    .replace(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000') ?? '';

describe('every route', () => {
  it('says who may use it', () => {
    expect(routes.length).toBeGreaterThan(15);
    for (const { name, requires, publicBecause } of routes) {
      expect(Boolean(requires) !== Boolean(publicBecause), `${name}: @Requires or @Public, one of the two`).toBe(true);
      if (requires && requires !== 'session') expect(PERMISSIONS, name).toContain(requires);
    }
  });

  it('is public only where the list above says so', () => {
    expect(routes.filter((route) => route.publicBecause).map((route) => route.name)).toEqual(FOR_EVERYBODY);
  });

  it('turns away who is not signed in', async () => {
    const nobody = app.anonymous();
    for (const route of routes.filter(({ requires }) => requires)) {
      const answer = await nobody.send<Problem>(route.method, path(route), route.method === 'GET' ? undefined : {});
      expect([answer.status, answer.body.code], route.name).toEqual([401, 'session.required']);
    }
  });

  it('turns away who holds no office, wherever more than a session is needed', async () => {
    const officer = await app.make.officer(null);
    const client = app.anonymous();
    await client.signIn(officer.email, officer.password);
    for (const route of routes.filter(({ requires }) => requires && requires !== 'session')) {
      const answer = await client.send<Problem>(route.method, path(route), route.method === 'GET' ? undefined : {});
      expect([answer.status, answer.body.code], route.name).toEqual([403, 'permission.missing']);
    }
  });

  it('takes the token with every write', async () => {
    const client = await app.as('isu_officer');
    const admin = await app.as('administrator');
    for (const route of routes.filter(({ method, requires }) => requires && method !== 'GET')) {
      const mine = ['account.manage', 'office.manage', 'break_glass', 'job.manage'].includes(route.requires ?? '');
      const answer = await (mine ? admin : client).send<Problem>(
        route.method,
        path(route),
        {},
        { 'x-csrf-token': 'x' },
      );
      expect([answer.status, answer.body.code], route.name).toEqual([403, 'csrf.missing']);
    }
  });
});
