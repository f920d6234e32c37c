import type { Problem } from '@demarche/contracts/common';
import type { SessionView } from '@demarche/contracts/session';
import type { Officer } from './factories.js';

export interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
  /** The body as it came. */
  text: string;
}

/** A browser's half of the API: keeps the cookie, sends the token with every write. */
export class Client {
  private cookie = '';
  private csrf = '';

  constructor(
    private readonly url: string,
    /** Who is signed in, when somebody is. */
    readonly officer?: Officer,
  ) {}

  /** Throws unless the sign-in succeeds. */
  async signIn(email: string, password: string): Promise<SessionView> {
    const answer = await this.post<SessionView>('/api/session', { email, password });
    if (answer.status !== 201) throw new Error(`sign-in of ${email}: ${answer.status} ${JSON.stringify(answer.body)}`);
    this.cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    this.csrf = answer.body.csrfToken;
    return answer.body;
  }

  /** What the cookie carries: for services that are asked without HTTP. */
  get token(): string {
    return this.cookie.split('=')[1] ?? '';
  }

  get<T = unknown>(path: string): Promise<Answer<T>> {
    return this.send<T>('GET', path);
  }
  post<T = unknown>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>> {
    return this.send<T>('POST', path, body, headers);
  }
  patch<T = unknown>(path: string, body: unknown): Promise<Answer<T>> {
    return this.send<T>('PATCH', path, body);
  }
  put<T = unknown>(path: string, body: unknown): Promise<Answer<T>> {
    return this.send<T>('PUT', path, body);
  }
  delete<T = unknown>(path: string, body?: unknown): Promise<Answer<T>> {
    return this.send<T>('DELETE', path, body);
  }

  /** The bare answer, for one that does not end. `url`: another process on the same database. */
  raw(path: string, headers: Record<string, string>, signal?: AbortSignal, url = this.url): Promise<Response> {
    return fetch(url + path, { headers: { cookie: this.cookie, ...headers }, signal: signal ?? null });
  }

  /** What a form of this boundary is sent with, for one that is written by hand. */
  formHeaders(boundary: string): Record<string, string> {
    return {
      cookie: this.cookie,
      'x-csrf-token': this.csrf,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    };
  }

  /** Any request, with whatever body and headers: hostile input goes out as it is. */
  async send<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(this.cookie && { cookie: this.cookie }),
        ...(method !== 'GET' && this.csrf && { 'x-csrf-token': this.csrf }),
        ...(body !== undefined && !(body instanceof FormData) && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && {
        body:
          typeof body === 'string' || body instanceof Uint8Array || body instanceof FormData
            ? (body as string | Uint8Array<ArrayBuffer> | FormData)
            : JSON.stringify(body),
      }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text && isJson(response) ? JSON.parse(text) : undefined) as T,
      text,
    };
  }
}

export type ProblemAnswer = Answer<Problem>;

/** A file is no JSON. */
function isJson({ headers }: Response): boolean {
  return headers.get('content-type')?.includes('json') ?? false;
}
