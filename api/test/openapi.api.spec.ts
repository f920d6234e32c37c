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
}
interface Document {
  openapi: string;
  info: { title: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties?: object }> };
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
        const schema = responses[status]?.content?.['application/json']?.schema;
        expect(Boolean(schema?.$ref ?? schema?.type ?? schema?.example), `${name}: ${status} has a schema`).toBe(true);
      }
    }
  });

  it('tells the fields of every body', () => {
    for (const [name, { requestBody }] of operations()) {
      if (!requestBody) continue;
      const reference = requestBody.content?.['application/json']?.schema?.$ref ?? '';
      const schema = document.components.schemas[reference.replace('#/components/schemas/', '')];
      expect(Object.keys(schema?.properties ?? {}).length, `${name}: body ${reference}`).toBeGreaterThan(0);
    }
  });

  it('tells every parameter of a path', () => {
    for (const [name, { parameters = [] }] of operations()) {
      const inPath = parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name);
      expect(inPath.sort(), name).toEqual([...name.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort());
    }
  });
});
