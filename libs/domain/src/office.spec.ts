import { describe, expect, it } from 'vitest';
import { OFFICE_KINDS, ROLES_OF_OFFICE } from './office.js';
import { ROLES } from './permissions.js';

describe('roles of an office', () => {
  it('gives every role one kind of office, and every kind a role', () => {
    expect(OFFICE_KINDS.flatMap((kind) => ROLES_OF_OFFICE[kind]).sort()).toEqual([...ROLES].sort());
    for (const kind of OFFICE_KINDS) expect(ROLES_OF_OFFICE[kind].length).toBeGreaterThan(0);
  });
});
