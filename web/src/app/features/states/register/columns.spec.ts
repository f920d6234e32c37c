import { describe, expect, it } from 'vitest';
import { stateRow } from '../states.fixtures';
import { availableColumns, defaultHidden, isHiddenColumns, shortGroup, shownColumns, sortKeyOf } from './columns';

describe('columns of the register', () => {
  it('leave out owner and last contact where the API gives neither', () => {
    expect(availableColumns([stateRow()])).toEqual(['since', 'inForce', 'group', 'region', 'votes']);
    expect(availableColumns([stateRow({ owner: null })])).toContain('owner');
    expect(availableColumns([stateRow({ lastContactOn: null })])).toContain('lastContact');
    expect(availableColumns([])).not.toContain('owner');
  });

  it('stand in their own order, whatever was hidden first', () => {
    expect(shownColumns(['since', 'group', 'votes'], ['group'])).toEqual(['since', 'votes']);
    expect(shownColumns(['since'], defaultHidden())).toEqual(['since']);
  });

  it('accept from the device only what they know', () => {
    expect(isHiddenColumns(['votes'])).toBe(true);
    expect(isHiddenColumns(['shoe size'])).toBe(false);
    expect(isHiddenColumns(null)).toBe(false);
  });

  it('name the regional group without saying group twice', () => {
    expect(shortGroup('African Group')).toBe('African');
    expect(shortGroup('WEOG')).toBe('WEOG');
  });

  it('sort where there is an order', () => {
    expect(sortKeyOf('since')).toBe('since');
    expect(sortKeyOf('region')).toBeNull();
    expect(sortKeyOf('inForce')).toBeNull();
  });
});
