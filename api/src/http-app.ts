import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { addresses } from './platform/config-rules.js';
import { Config } from './platform/config.js';
import { answerUnreadable } from './platform/http/client-error.js';
import { openApi } from './platform/http/open-api.js';
import { ProblemFilter } from './platform/http/problem-filter.js';
import { cleanText, jsonBody } from './platform/http/request-hygiene.js';
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
  app.getHttpServer().on('clientError', answerUnreadable);
  app.use(assignRequestId, securityHeaders(config));
  app.use('/api', neverKept);
  app.use(...jsonBody(), cleanText);
  // What middleware throws never reaches Nest's filters.
  app.use((error: unknown, req: Request, res: Response, _next: NextFunction) => problems.answer(error, req, res));
  app.setGlobalPrefix('api');
  app.useGlobalPipes(validation);
  app.useGlobalFilters(problems);
  const document = openApi(app);
  app
    .getHttpAdapter()
    .getInstance()
    .get('/api/openapi.json', (_req, res) => void res.json(document));
  if (config.WEB_ROOT) serveWeb(app, config.WEB_ROOT);
}

function neverKept(_req: Request, res: Response, next: NextFunction): void {
  res.setHeader('Cache-Control', 'no-store');
  next();
}
