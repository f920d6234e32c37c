import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from './app.js';
import { type Route, routesOf } from './routes.js';

interface Content {
  content?: Record<string, { schema?: Schema }>;
}
interface Schema {
  $ref?: string;
  type?: string;
  example?: unknown;
}
interface Operation {
  operationId: string;
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[];
  requestBody?: Content;
  responses: Record<string, Content>;
  security?: object[];
}
interface Document {
  openapi: string;
  info: { title: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties?: object; required?: string[] }> };
}

let app: TestApp;
let document: Document;
let routes: Route[];
beforeAll(async () => {
  app = await startApp();
  routes = routesOf(app);
  document = (await app.anonymous().get<Document>('/api/openapi.json')).body;
});
afterAll(() => app.close());

function operations(): [string, Operation][] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );
}

/** Every `$ref` anywhere in the document. */
function references(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) => (key === '$ref' ? [String(item)] : references(item)));
}

describe('/api/openapi.json', () => {
  it('is an OpenAPI 3 document of exactly the routes that run', () => {
    expect(document.openapi).toMatch(/^3\./);
    expect(document.info.title).toBe('Demarche');
    expect(
      operations()
        .map(([name]) => name)
        .sort(),
    ).toEqual(routes.map(({ name }) => name).sort());
  });

  it('names every operation once and refers to nothing that is not there', () => {
    const ids = operations().map(([, operation]) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const reference of references(document))
      expect(document.components.schemas, reference).toHaveProperty([reference.replace('#/components/schemas/', '')]);
  });

  it('tells every answer, with its shape wherever there is a body', () => {
    for (const [name, { responses }] of operations()) {
      const good = Object.keys(responses).filter((status) => status.startsWith('2'));
      expect(good, name).toHaveLength(1);
      for (const status of good.filter((status) => status !== '204')) {
        // JSON, a stream, or a file.
        const content = responses[status]?.content ?? {};
        const schema = (content['application/json'] ?? Object.values(content)[0])?.schema;
        expect(Boolean(schema?.$ref ?? schema?.type ?? schema?.example), `${name}: ${status} has a schema`).toBe(true);
      }
    }
  });

  it('tells the fields of every body', () => {
    for (const [name, { requestBody }] of operations()) {
      if (!requestBody) continue;
      const reference = Object.values(requestBody.content ?? {})[0]?.schema?.$ref ?? '';
      const schema = document.components.schemas[reference.replace('#/components/schemas/', '')];
      expect(Object.keys(schema?.properties ?? {}).length, `${name}: body ${reference}`).toBeGreaterThan(0);
    }
  });

  it('tells the problems of every route, who may use it and what a write carries', () => {
    const problem = { $ref: '#/components/schemas/ProblemDto' };
    for (const [name, { responses, parameters = [], security }] of operations()) {
      const isPublic = routes.find((route) => route.name === name)?.publicBecause !== undefined;
      expect(security === undefined, name).toBe(isPublic);
      const told = Object.entries(responses).filter(([status]) => !status.startsWith('2'));
      for (const [status, { content }] of told)
        if (!name.endsWith('/ready'))
          expect(content?.['application/problem+json']?.schema, `${name}: ${status}`).toEqual(problem);
      expect(
        told.map(([status]) => status),
        name,
      ).toEqual(expect.arrayContaining(isPublic ? ['default'] : ['401', '403', 'default']));
      const token = parameters.some((parameter) => parameter.name === 'x-csrf-token' && parameter.in === 'header');
      expect(token, name).toBe(!isPublic && !name.startsWith('GET '));
    }
  });

  it('demands no parameter and no field that may be left out', () => {
    const must = operations().flatMap(([name, { parameters = [] }]) =>
      parameters.filter((one) => one.in === 'query' && one.required).map((one) => `${name} ${one.name}`),
    );
    expect(must.sort()).toEqual([
      'GET /api/engagements/overlaps on',
      'GET /api/engagements/overlaps states',
      'GET /api/notes subjectId',
      'GET /api/notes subjectKind',
      'GET /api/status-changes from',
    ]);
    const required = (schema: string) => document.components.schemas[schema]?.required;
    expect(required('UpdateEngagementBody')).toEqual(['version']);
    expect(required('CreateEngagementBody')?.toSorted()).toEqual(['kind', 'on', 'states']);
  });

  it('tells every parameter of a path', () => {
    for (const [name, { parameters = [] }] of operations()) {
      const inPath = parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name);
      expect(inPath.sort(), name).toEqual([...name.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort());
    }
  });
});
