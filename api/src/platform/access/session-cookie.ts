import type { CookieOptions, Request } from 'express';
import type { Config } from '../config.js';

/** The cookie that carries the session's token. Over https its name binds it to this host (`__Host-`, RFC 6265bis). */
export function cookieName(config: Config): string {
  return config.secureCookies ? '__Host-demarche' : 'demarche';
}

export function cookieOptions(config: Config): CookieOptions {
  return { httpOnly: true, secure: config.secureCookies, sameSite: 'lax', path: '/' };
}

/** The token in the request's cookies, if it is of the form we hand out. */
export function sessionToken(req: Request, config: Config): string | undefined {
  const name = cookieName(config);
  for (const pair of (req.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value && /^[\w-]{43}$/.test(value)) return value;
  }
  return undefined;
}
