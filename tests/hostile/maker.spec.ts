import { describe, expect, it } from 'vitest';
import { requestOf, type Ground } from './maker.ts';
import { operationsOf, type Document } from './openapi.ts';
import { Pool } from './pool.ts';

const KEN = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';
const document: Document = {
  paths: {
    '/api/people': {
      get: { parameters: [{ name: 'after', in: 'query', schema: { type: 'string' } }], responses: {} },
    },
    '/api/files': {
      post: { requestBody: { content: { 'multipart/form-data': { schema: { type: 'object' } } } }, responses: {} },
    },
    '/api/people/{id}': {
      patch: {
        parameters: [{ name: 'id', in: 'path', required: true }],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Body' } } } },
        responses: {},
      },
    },
  },
  components: {
    schemas: {
      Body: {
        type: 'object',
        properties: {
          version: { type: 'number' },
          name: { type: 'string' },
          holding: { $ref: '#/components/schemas/Holding' },
        },
        required: ['version', 'holding'],
      },
      Holding: { type: 'object', properties: { from: { type: 'string', format: 'date' } }, required: ['from'] },
    },
  },
};

function ground(): Ground {
  const pool = new Pool(new Set());
  pool.learn('/api/people', { items: [{ id: KEN, name: 'Officer A (fictional)', version: 7 }], next: 'WyJhIl0' });
  return {
    operations: operationsOf(document),
    pool,
    actors: ['isu'],
    admitted: () => ['isu'],
    credentials: () => ({ cookie: 'demarche=x', csrf: 'y' }),
  };
}
const numbers = Array.from({ length: 3_000 }, (_, i) => i);
const requests = numbers.map((number) => requestOf(5, number, ground()));

describe('requests', () => {
  it('are the same for the same seed and number, whatever was asked before', () => {
    const one = requests.map(({ bytes }) => bytes.toString('base64'));
    expect(one.at(1_234)).toBe(requestOf(5, 1_234, ground()).bytes.toString('base64'));
    expect(new Set(one).size).toBeGreaterThan(2_000);
    expect(requestOf(6, 1_234, ground()).bytes.toString('base64')).not.toBe(one.at(1_234));
  });

  it('take turns over the routes and make every attack', () => {
    expect(new Set(requests.map(({ operation }) => operation))).toEqual(
      new Set(['GET /api/people', 'PATCH /api/people/{id}', 'POST /api/files']),
    );
    expect([...new Set(requests.map(({ attack }) => attack))].sort()).toEqual(
      'announced bytes cursor file good headers method path query size unexpected value written'.split(' '),
    );
  });

  it('send files in forms, and spoil them', () => {
    const made = requests.filter(({ operation }) => /files/.test(operation));
    const good = made.filter(({ attack }) => attack === 'good').map(({ bytes }) => bytes.toString('latin1'));
    expect(good.length).toBeGreaterThan(20);
    for (const one of good)
      expect(one).toMatch(/name="file"; filename="note\d\.txt"\r\n\r\nFrom: [^\0]+\r\n\r\nText \d+\r\n--[\w-]+--\r\n$/);
    const spoilt = made.filter(({ attack }) => attack === 'file').map(({ bytes }) => bytes.toString('base64'));
    expect(new Set(spoilt).size).toBeGreaterThan(200);
  });

  it('name records that exist and the version they have', () => {
    const good = requests.filter(({ attack, operation }) => attack === 'good' && operation.startsWith('PATCH'));
    const text = good.map(({ bytes }) => bytes.toString('latin1'));
    expect(text.filter((one) => one.startsWith(`PATCH /api/people/${KEN} `)).length).toBeGreaterThan(text.length / 2);
    expect(text.filter((one) => one.includes('"version":7')).length).toBeGreaterThan(text.length / 2);
    for (const one of text) expect(one).toMatch(/"holding":\{"from":"\d{4}-\d\d-\d\d"\}/);
  });
});
