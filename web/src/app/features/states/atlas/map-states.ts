import type { StateRow, StateStandings } from '@demarche/contracts/states';
import { type AttentionGroup, isStateNotParty } from '@demarche/domain/attention';
import type { IsoDate } from '@demarche/domain/dates';
import type { TreatyStatus } from '@demarche/domain/treaty-terms';
import type { MapState } from '../../../ui/world-map/map-state';
import { stepOn } from './standings-history';

/**
 * The States as a map shows them on a day. Whether one matches is asked of its row in the table, with the status of that
 * day; before the table is there, all do.
 */
export function mapStates(
  items: readonly StateStandings[],
  day: IsoDate,
  rows: ReadonlyMap<string, StateRow>,
  matches: (row: StateRow) => boolean,
): MapState[] {
  return items.map(({ iso3, m49, name, steps }) => {
    const { status, since } = stepOn(steps, day);
    const row = rows.get(iso3);
    return { iso3, m49, name, status, since, matches: !row || matches(rowWith(row, status)) };
  });
}

/** The row of another day: attention follows status as far as status alone decides it. */
function rowWith(row: StateRow, status: TreatyStatus): StateRow {
  return status === row.status ? row : { ...row, status, attention: attentionWith(row.attention, status) };
}

function attentionWith(groups: readonly AttentionGroup[], status: TreatyStatus): AttentionGroup[] {
  if (status === 'signatory') return ['signatories'];
  return isStateNotParty(status) ? groups.filter((group) => group !== 'signatories') : [];
}
