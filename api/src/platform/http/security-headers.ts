import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '../config.js';
import { isOfApi } from './api-address.js';

const nonces = new WeakMap<ServerResponse, string>();

/** The style nonce of this response: the page hands it to Angular, whose component styles are the only inline ones. */
export function nonceOf(res: ServerResponse): string {
  const nonce = nonces.get(res) ?? randomBytes(16).toString('base64');
  nonces.set(res, nonce);
  return nonce;
}

/** Content-Security-Policy without any inline script, and the other headers a browser honours. */
export function securityHeaders(config: Config): RequestHandler {
  const ofPages = headersWith(config, (_req, res) => `'nonce-${nonceOf(res)}'`);
  // Answers of the API hold no style: their headers are always the same, and worked out once.
  const ofApi = [...headersOf(headersWith(config))];
  return (req, res, next) => {
    if (!isOfApi(req.path)) return ofPages(req, res, next);
    for (const [name, value] of ofApi) res.setHeader(name, value);
    next();
  };
}

type Middleware = ReturnType<typeof helmet>;

function headersWith(config: Config, ...styles: ((req: IncomingMessage, res: ServerResponse) => string)[]): Middleware {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", ...styles],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(config.secureCookies && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: config.secureCookies,
    referrerPolicy: { policy: 'same-origin' },
  });
}

/** The headers that a middleware sets whatever is asked. */
function headersOf(middleware: Middleware): Map<string, string> {
  const headers = new Map<string, string>();
  const response = {
    setHeader: (name: string, value: string) => headers.set(name, value),
    removeHeader: (name: string) => headers.delete(name),
  };
  middleware({} as IncomingMessage, response as unknown as ServerResponse, (error) => {
    if (error) throw error as Error;
  });
  return headers;
}
