import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { type Problem, toProblem } from '../../core/http/problem';
import { safeBack } from '../../core/session-guard';
import { SessionStore } from '../../core/session-store';
import { problemText } from '../../ui/feedback/problem-text';
import { Control, Field } from '../../ui/forms/field';
import { Icon } from '../../ui/icon/icon';
import { Brand } from '../../ui/brand';
import { plural } from '../../ui/text/plural';

/** The way in. Says what went wrong in words, waits out a growing delay, goes back to where one was. */
@Component({
  selector: 'app-sign-in-page',
  imports: [Brand, Control, Field, Icon, TranslocoPipe],
  templateUrl: './sign-in-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SignInPage {
  /** From the address: where to go on to, and whether a session ended. */
  readonly back = input<string>();
  readonly ended = input<string>();

  private readonly session = inject(SessionStore);
  private readonly transloco = inject(TranslocoService);
  private readonly problem = signal<Problem | null>(null);
  private readonly missing = signal<ReadonlySet<'email' | 'password'>>(new Set());
  private timer: ReturnType<typeof setInterval> | undefined;

  protected readonly busy = signal(false);
  protected readonly caps = signal(false);
  protected readonly shown = signal(false);
  /** Seconds until another try is worth the while. */
  protected readonly wait = signal(0);
  protected readonly emailError = computed(() => (this.missing().has('email') ? 'sign-in.emailMissing' : null));
  protected readonly passwordError = computed(() =>
    this.missing().has('password') ? 'sign-in.passwordMissing' : null,
  );
  protected readonly message = computed(() => {
    const problem = this.problem();
    if (!problem) return null;
    if (problem.code === 'session.wrong') return this.transloco.translate<string>('sign-in.wrong');
    if (problem.status === 429) {
      const wait = this.wait();
      return wait > 0
        ? plural(this.transloco, 'sign-in.delayed', wait)
        : this.transloco.translate<string>('sign-in.delayOver');
    }
    const text = problemText(this.transloco, problem);
    return `${text.happened} ${this.transloco.translate<string>('sign-in.kept')}`;
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => clearInterval(this.timer));
  }

  protected watchCaps(event: KeyboardEvent): void {
    this.caps.set(event.getModifierState('CapsLock'));
  }

  protected async submit(event: Event, email: HTMLInputElement, password: HTMLInputElement): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    const missing = new Set<'email' | 'password'>();
    if (!email.value.trim()) missing.add('email');
    if (!password.value) missing.add('password');
    this.missing.set(missing);
    this.problem.set(null);
    if (missing.size > 0) return (missing.has('email') ? email : password).focus();
    this.busy.set(true);
    try {
      await this.session.signIn({ email: email.value.trim(), password: password.value }, safeBack(this.back()));
    } catch (error) {
      this.told(toProblem(error));
      password.focus();
      password.select();
    } finally {
      this.busy.set(false);
    }
  }

  private told(problem: Problem): void {
    this.problem.set(problem);
    clearInterval(this.timer);
    this.wait.set(problem.retryAfterSeconds ?? 0);
    if (this.wait() === 0) return;
    this.timer = setInterval(() => {
      this.wait.update((seconds) => seconds - 1);
      if (this.wait() <= 0) clearInterval(this.timer);
    }, 1000);
  }
}
