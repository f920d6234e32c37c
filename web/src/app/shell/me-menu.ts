import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { SessionStore } from '../core/session-store';
import { Theme, THEMES } from '../core/theme';
import { Icon } from '../ui/icon/icon';
import type { IconName } from '../ui/icon/icons';
import { Menu, MenuTrigger } from '../ui/menu/menu';
import { personLetter } from '../ui/terms/person';
import { Pulse } from './pulse';

const LOOKS: Record<(typeof THEMES)[number], IconName> = { system: 'monitor', light: 'sun', dark: 'moon' };

/** Who I am, in which office I act, how it looks, the way out. */
@Component({
  selector: 'app-me-menu',
  imports: [Icon, Menu, MenuTrigger, Pulse, TranslocoPipe],
  template: `@if (session.user(); as user) {
    <button
      [class]="compact() ? 'btn btn--icon btn--quiet' : 'me'"
      [appMenuTrigger]="menu"
      [alignEnd]="compact()"
      [attr.aria-label]="compact() ? ('shell.me.label' | transloco) : null"
    >
      <span class="avatar avatar--l" aria-hidden="true">{{ letter() }}</span>
      @if (!compact()) {
        <span class="clip"
          >{{ user.name
          }}<small class="clip"
            >{{ office() ?? ('shell.me.noOffice' | transloco) }}
            @if (session.view()?.demo) {
              · {{ 'shell.me.demo' | transloco }}
            }
          </small></span
        >
      }
    </button>
    <app-menu #menu [label]="'shell.me.label' | transloco">
      @if (session.offices().length > 1) {
        <h3 role="presentation">{{ 'shell.me.office' | transloco }}</h3>
        @for (entry of session.offices(); track entry.officeId) {
          <button
            type="button"
            role="menuitemradio"
            [attr.aria-checked]="entry.officeId === session.office()?.officeId"
            (click)="act(entry.officeId)"
          >
            {{ entry.name }}
          </button>
        }
        <hr />
      }
      <h3 role="presentation">{{ 'shell.me.theme' | transloco }}</h3>
      @for (choice of themes; track choice) {
        <button
          type="button"
          role="menuitemradio"
          [attr.aria-checked]="choice === theme.choice()"
          (click)="theme.choose(choice)"
        >
          <svg [appIcon]="looks[choice]"></svg>{{ 'shell.me.' + choice | transloco }}
        </button>
      }
      <hr />
      <button type="button" role="menuitem" (click)="leave()">
        <svg appIcon="log-out"></svg>{{ 'shell.me.signOut' | transloco }}
      </button>
      @if (compact()) {
        <hr />
        <app-pulse />
      }
    </app-menu>
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MeMenu {
  /** Only the sign, for the bar of a phone. */
  readonly compact = input(false);
  protected readonly session = inject(SessionStore);
  protected readonly theme = inject(Theme);
  protected readonly themes = THEMES;
  protected readonly looks = LOOKS;
  protected readonly letter = computed(() => personLetter(this.session.user()?.name ?? ''));
  protected readonly office = computed(() => this.session.office()?.shortName ?? null);

  protected act(officeId: string): void {
    void this.session.update({ actingOfficeId: officeId });
  }

  protected leave(): void {
    void this.session.signOut();
  }
}
