import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import type { MandateView, SessionView, SignInRequest, UpdateSessionRequest } from '@demarche/contracts/session';
import type { Permission } from '@demarche/domain/permissions';
import { firstValueFrom } from 'rxjs';
import { Clock } from './clock';
import { CsrfToken } from './http/csrf-token';
import { type Problem, toProblem } from './http/problem';
import { PageLoad } from './page-load';
import { SessionExpired } from './http/session-expired';

/** `unknown` until the server has said who is signed in, and while it cannot be reached. */
export type SessionState = 'unknown' | 'in' | 'out';

/** Who is signed in, in which office, and what they may do. The API decides; this only spares people dead buttons. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly http = inject(HttpClient);
  private readonly csrf = inject(CsrfToken);
  private readonly clock = inject(Clock);
  private readonly router = inject(Router);
  private readonly pageLoad = inject(PageLoad);
  private lastUserId: string | null = null;
  private readonly present = signal<SessionView | null>(null);

  readonly state = signal<SessionState>('unknown');
  /** Why the state is still unknown. */
  readonly failed = signal<Problem | null>(null);
  readonly view = this.present.asReadonly();
  readonly user = computed(() => this.present()?.user ?? null);
  readonly offices = computed<readonly MandateView[]>(() => this.present()?.offices ?? []);
  readonly office = computed(() => {
    const view = this.present();
    return view?.offices.find((entry) => entry.officeId === view.actingOfficeId) ?? view?.offices[0] ?? null;
  });
  readonly treaty = computed(() => this.present()?.treaty ?? null);
  readonly zone = computed(() => this.present()?.user.zone ?? 'UTC');
  /** May see derived values: last contact, going cold, owner. */
  readonly internal = computed(() => this.present()?.readableLabels.includes('internal') ?? false);

  constructor() {
    inject(SessionExpired)
      .raised$.pipe(takeUntilDestroyed())
      .subscribe(() => this.expire());
  }

  can(permission: Permission): boolean {
    return this.present()?.permissions.includes(permission) ?? false;
  }

  /** Asks who is signed in. Never throws: `state` and `failed` say how it went. */
  async load(): Promise<SessionState> {
    try {
      this.accept(await firstValueFrom(this.http.get<SessionView>('/api/session')));
    } catch (error) {
      const problem = toProblem(error);
      if (problem.status === 401) this.clear();
      else this.failed.set(problem);
    }
    return this.state();
  }

  /**
   * Signs in and goes on to `back`. Where another person was signed in before on this page, the page begins anew: what
   * the stores still hold was read with that person's rights.
   * @throws Problem 401 `session.wrong`, 429 `session.delayed` with `retryAfterSeconds`
   */
  async signIn(credentials: SignInRequest, back: string): Promise<void> {
    const before = this.lastUserId;
    this.accept(await firstValueFrom(this.http.post<SessionView>('/api/session', credentials)));
    if (before !== null && before !== this.lastUserId) this.pageLoad.at(back);
    else await this.router.navigateByUrl(back);
  }

  async signOut(): Promise<void> {
    await firstValueFrom(this.http.delete('/api/session'));
    this.clear();
    this.pageLoad.at('/sign-in');
  }

  /** Another office to act in, another zone. @throws Problem */
  async update(change: UpdateSessionRequest): Promise<void> {
    this.accept(await firstValueFrom(this.http.patch<SessionView>('/api/session', change)));
  }

  private accept(view: SessionView): void {
    this.clock.set(view.serverTime);
    this.csrf.value.set(view.csrfToken);
    this.lastUserId = view.user.id;
    this.present.set(view);
    this.failed.set(null);
    this.state.set('in');
  }

  private clear(): void {
    this.csrf.value.set(null);
    this.present.set(null);
    this.failed.set(null);
    this.state.set('out');
  }

  /** A call met the end of the session: sign in again and come back to the same page. */
  private expire(): void {
    if (this.state() === 'out') return;
    this.clear();
    void this.router.navigate(['/sign-in'], { queryParams: { back: this.router.url, ended: true } });
  }
}
