import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { NextFunction, Request, Response } from 'express';
import { addresses } from './platform/config-rules.js';
import { Config } from './platform/config.js';
import { DomainError } from './platform/domain-error.js';
import { isOfApi } from './platform/http/api-address.js';
import { answerUnreadable, refuseExpectation, refuseTunnel } from './platform/http/client-error.js';
import { openApi } from './platform/http/open-api.js';
import { ProblemFilter } from './platform/http/problem-filter.js';
import { cleanText, demandHost, jsonBody } from './platform/http/request-hygiene.js';
import { assignRequestId } from './platform/http/request-id.js';
import { validation } from './platform/http/validation.js';
import { securityHeaders } from './platform/http/security-headers.js';
import { serveWeb } from './platform/http/serve-web.js';

/** Everything an HTTP request meets before and after its controller. The same in the product and in its tests. */
export function prepareHttp(app: NestExpressApplication): void {
  const config = app.get(Config);
  const problems = new ProblemFilter();
  app.set('query parser', 'simple');
  app.set('trust proxy', config.TRUSTED_PROXIES ? addresses(config.TRUSTED_PROXIES) : false);
  app.disable('x-powered-by');
  // Answers of the API are never kept, so there is nothing to compare them with.
  app.disable('etag');
  listenToUnreadable(app.getHttpServer());
  app.use(assignRequestId, securityHeaders(config));
  app.use('/api', neverKept);
  app.use(demandHost, ...jsonBody(), cleanText);
  if (config.WEB_ROOT) serveWeb(app, config.WEB_ROOT);
  app.use(nothingBeside);
  // What middleware throws never reaches Nest's filters.
  app.use((error: unknown, req: Request, res: Response, _next: NextFunction) => problems.answer(error, req, res));
  app.setGlobalPrefix('api');
  app.useGlobalPipes(validation);
  app.useGlobalFilters(problems);
  describeApi(app);
}

/** The description is made when somebody asks for it: it costs a tenth of every start, and most never ask. */
function describeApi(app: NestExpressApplication): void {
  let document: OpenAPIObject | undefined;
  app
    .getHttpAdapter()
    .getInstance()
    .get('/api/openapi.json', (_req, res) => void res.json((document ??= openApi(app))));
}

/** Node answers some requests by itself, and without a body: they get the same kind of answer as all others. */
function listenToUnreadable(server: Server): void {
  server.on('clientError', answerUnreadable);
  server.on('checkExpectation', refuseExpectation);
  server.on('connect', refuseTunnel);
  // Node would answer 400 and nothing else; demandHost says what is wrong.
  Object.assign(server, { requireHostHeader: false });
}

/** What is neither the API's nor the web's is nowhere. */
function nothingBeside(req: Request, _res: Response, next: NextFunction): void {
  if (!isOfApi(req.path)) throw new DomainError('not_found', 'route.not_found', 'There is nothing at this address.');
  next();
}

function neverKept(_req: Request, res: Response, next: NextFunction): void {
  res.setHeader('Cache-Control', 'no-store');
  next();
}
