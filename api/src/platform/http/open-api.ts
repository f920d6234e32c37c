import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { SESSION_SCHEME } from '../access/requires.js';
import { cookieName } from '../access/session-cookie.js';
import { Config } from '../config.js';
import { ProblemDto } from './problem.dto.js';
import { FORM } from './takes-file.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const WRITES = ['post', 'put', 'patch', 'delete'] as const;
const METHODS = ['get', ...WRITES] as const;

/** The published description of the API. What every route shares, its errors and the token of writes, is added here. */
export function openApi(app: INestApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('Demarche')
    .setDescription(
      'Lists answer { items, next }; `next` goes back as `after`. Errors are application/problem+json with a stable `code`. ' +
        'Writes carry the token of GET /api/session in the header x-csrf-token, and the `version` of what they change.',
    )
    .setVersion('1')
    .addCookieAuth(cookieName(app.get(Config)), undefined, SESSION_SCHEME)
    .build();
  const document = SwaggerModule.createDocument(app, about, {
    operationIdFactory: (controller, method) => `${controller.replace('Controller', '')}.${method}`,
    extraModels: [ProblemDto],
  });
  for (const item of Object.values(document.paths)) {
    for (const method of METHODS) if (item[method]) complete(item[method], method);
  }
  return document;
}

function complete(operation: Operation, method: (typeof METHODS)[number]): void {
  const isGuarded = operation.security !== undefined;
  const isWrite = method !== 'get';
  const parameters = operation.parameters ?? [];
  const isForm = JSON.stringify(operation.requestBody ?? {}).includes(FORM);
  const takesInput = parameters.length > 0 || operation.requestBody !== undefined;
  const hasPathParameter = parameters.some((parameter) => 'in' in parameter && parameter.in === 'path');
  if (isGuarded && isWrite) {
    const description = 'The `csrfToken` of GET /api/session.';
    operation.parameters = [
      ...parameters,
      { name: 'x-csrf-token', in: 'header', required: true, description, schema: { type: 'string' } },
    ];
  }
  const told: [status: string, when: boolean, words: string][] = [
    ['400', takesInput, 'A field is wrong; `errors` names it.'],
    ['401', true, 'Not signed in, or with the wrong password.'],
    ['403', isGuarded, 'The office held today does not allow it.'],
    ['404', hasPathParameter, 'There is none, or none that the reader may see.'],
    ['409', isGuarded && isWrite && takesInput, 'The record changed meanwhile, or stands in the way.'],
    ['413', operation.requestBody !== undefined, isForm ? 'More than 20 MB.' : 'More than 256 kB.'],
    ['415', operation.requestBody !== undefined, isForm ? 'Not a form with a file.' : 'Not JSON.'],
    ['422', isForm, 'The content is of a kind that is not kept, broken, or infected.'],
    ['default', true, 'Any other problem: 429 and 503 say when to try again.'],
  ];
  for (const [status, when, description] of told) {
    if (when && (isGuarded || isWrite || status === 'default')) operation.responses[status] ??= problem(description);
  }
}

function problem(description: string) {
  return {
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } } },
  };
}
