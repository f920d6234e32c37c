import { computed, inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import type { StateRow } from '@demarche/contracts/states';
import { TranslocoService } from '@jsverse/transloco';
import { AsAtStore } from '../../core/as-at-store';
import { Overlay } from '../../core/overlay';
import { OverviewStore } from '../../core/overview-store';
import { SessionStore } from '../../core/session-store';
import { StateIndex } from '../../core/state-index';
import { Theme, THEMES } from '../../core/theme';
import { dayText } from '../../ui/dates/day-text';
import { AsAtOpener } from '../as-at-opener';
import { Navigation } from '../navigation';
import type { PaletteItem, PaletteSource } from './palette-items';

/** What this reader can find and do from the palette. */
@Injectable({ providedIn: 'root' })
export class PaletteSources {
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);
  private readonly asAt = inject(AsAtStore);
  private readonly opener = inject(AsAtOpener);
  private readonly overlay = inject(Overlay);
  private readonly overview = inject(OverviewStore);
  private readonly session = inject(SessionStore);
  private readonly index = inject(StateIndex);
  private readonly navigation = inject(Navigation);
  private readonly theme = inject(Theme);

  readonly source = computed<PaletteSource<StateRow>>(() => {
    const own = new Set(this.overview.lookedAfter().map((state) => state.iso3));
    return {
      states: this.index.states(),
      own: this.index.states().filter((state) => own.has(state.iso3)),
      stateItem: (state) => this.stateItem(state),
      actions: (state) => this.actions(state),
      pages: this.navigation.items().map((page) => ({
        id: `page-${page.key}`,
        section: 'pages',
        icon: page.icon,
        text: this.say(`shell.nav.${page.key}`),
        run: () => this.go(`/${page.key}`),
      })),
      commands: this.commands(),
    };
  });

  private stateItem(state: StateRow): PaletteItem {
    const status = this.say(`terms.status.${state.status}`);
    const day = state.since && dayText(state.since, 'long', this.transloco.activeLang());
    return {
      id: `state-${state.iso3}`,
      section: 'states',
      state,
      text: state.name,
      small: day ? this.say('shell.palette.since', { status, day }) : status,
      run: () => this.go(`/states/${state.iso3}`),
    };
  }

  private actions(state: StateRow): PaletteItem[] {
    const actions: (PaletteItem & { may: boolean })[] = [
      {
        id: 'act-log',
        section: 'actions',
        icon: 'plus',
        text: this.say('shell.palette.log'),
        may: this.session.can('engagement.write'),
        run: () => void this.overlay.open('quick-log', { states: [state.iso3] }),
      },
      {
        id: 'act-task',
        section: 'actions',
        icon: 'circle-check',
        text: this.say('shell.palette.addTask'),
        may: this.session.can('task.write'),
        run: () => void this.overlay.open('task-form', { state: state.iso3 }),
      },
      {
        id: 'act-write',
        section: 'actions',
        icon: 'mail',
        text: this.say('shell.palette.write'),
        may: this.session.can('letter.write'),
        run: () => this.go('/letters/new', { to: state.iso3 }),
      },
    ];
    return actions.filter((action) => action.may);
  }

  private commands(): PaletteItem[] {
    const command = (id: string, icon: PaletteItem['icon'], text: string, run: () => void, small?: string) =>
      ({ id, section: 'commands', icon, text, run, small }) satisfies PaletteItem;
    return [
      command(
        'as-at',
        'calendar-clock',
        this.say('shell.palette.asAt'),
        () => this.opener.open(),
        this.say('shell.palette.asAtSmall'),
      ),
      ...(this.asAt.isToday()
        ? []
        : [command('today', 'history', this.say('shell.palette.today'), () => void this.asAt.set(null))]),
      ...THEMES.filter((choice) => choice !== this.theme.choice()).map((choice) =>
        command(
          `theme-${choice}`,
          choice === 'dark' ? 'moon' : choice === 'light' ? 'sun' : 'monitor',
          `${this.say('shell.me.theme')}: ${this.say(`shell.me.${choice}`)}`,
          () => this.theme.choose(choice),
        ),
      ),
      command('sign-out', 'log-out', this.say('shell.me.signOut'), () => void this.session.signOut()),
    ];
  }

  private go(path: string, params: Record<string, string> = {}): void {
    void this.router.navigate([path], { queryParams: { ...this.asAt.linkParams(), ...params } });
  }

  private say(key: string, params: Record<string, unknown> = {}): string {
    return this.transloco.translate(key, params);
  }
}
