import { describe, expect, it } from 'vitest';
import { LABELS } from './labels.js';
import {
  isInternalReader,
  LABEL_RIGHTS,
  listUse,
  mayWrite,
  PERMISSIONS,
  permissionsOf,
  readableLabels,
  ROLE_PERMISSIONS,
  type Role,
  ROLES,
  writableLabels,
} from './permissions.js';

/** The table of domain.md, typed by hand: public, committee, internal, restricted. `–` is no right. */
const TABLE: Record<Role, [string, string, string, string]> = {
  isu_officer: ['write', 'write', 'write', 'if listed'],
  isu_director: ['write', 'write', 'write', 'if listed'],
  presidency: ['write', 'write', 'write', 'if listed'],
  coordinator: ['write', 'write', 'write', 'if listed'],
  new_york_liaison: ['write', 'write', 'write', 'if listed'],
  president_designate: ['read', 'write', 'read', 'if listed'],
  partner_observer: ['read', 'read', '–', 'if listed'],
  auditor: ['–', '–', '–', '–'],
  administrator: ['–', '–', '–', 'break-glass'],
};
const WORDS = { none: '–', read: 'read', write: 'write', if_listed: 'if listed', break_glass: 'break-glass' };

describe('the role × label table', () => {
  it.each(ROLES.flatMap((role) => LABELS.map((label, i) => [role, label, TABLE[role][i]] as const)))(
    '%s, %s: %s',
    (role, label, right) => {
      expect(WORDS[LABEL_RIGHTS[role][label]]).toBe(right);
    },
  );
});

describe('what follows from it', () => {
  it.each<[Role[], string[], string[], string, boolean]>([
    [['isu_officer'], ['public', 'committee', 'internal'], [...LABELS], 'standing', true],
    [['president_designate'], ['public', 'committee', 'internal'], ['committee', 'restricted'], 'standing', true],
    [['partner_observer'], ['public', 'committee'], [], 'standing', false],
    [['auditor'], [], [], 'none', false],
    [['administrator'], [], [], 'break_glass', false],
    [['administrator', 'partner_observer'], ['public', 'committee'], [], 'standing', false],
    [[], [], [], 'none', false],
  ])('%j reads %j, creates %j, lists: %s, internal: %s', (roles, reads, writes, lists, internal) => {
    expect(readableLabels(roles)).toEqual(reads);
    expect(writableLabels(roles)).toEqual(writes);
    expect(listUse(roles)).toBe(lists);
    expect(isInternalReader(roles)).toBe(internal);
  });

  it('writes restricted records only where listed, and nothing without the permission', () => {
    expect(mayWrite(['coordinator'], 'task.write', 'restricted', true)).toBe(true);
    expect(mayWrite(['coordinator'], 'task.write', 'restricted', false)).toBe(false);
    expect(mayWrite(['president_designate'], 'task.write', 'internal', true)).toBe(false);
    expect(mayWrite(['partner_observer'], 'task.write', 'public', true)).toBe(false);
    expect(mayWrite(['administrator'], 'task.write', 'restricted', true)).toBe(false);
  });

  it('does not lend one role’s permission to another role’s label', () => {
    expect(mayWrite(['president_designate', 'partner_observer'], 'task.write', 'internal', false)).toBe(false);
  });
});

describe('permissions', () => {
  it('are united over the offices held, each once, in one order', () => {
    expect(permissionsOf([])).toEqual([]);
    expect(permissionsOf([...ROLES])).toEqual([...PERMISSIONS]);
    for (const role of ROLES) expect(new Set(ROLE_PERMISSIONS[role]).size).toBe(ROLE_PERMISSIONS[role].length);
  });

  it('keep accounts, offices and break-glass to administrators, the whole audit to auditors', () => {
    const holders = (permission: (typeof PERMISSIONS)[number]) =>
      ROLES.filter((role) => ROLE_PERMISSIONS[role].includes(permission));
    for (const permission of ['account.manage', 'office.manage', 'job.manage', 'break_glass'] as const)
      expect(holders(permission)).toEqual(['administrator']);
    expect(holders('audit.read')).toEqual(['auditor']);
  });

  it('let nobody write who only observes, audits or administers', () => {
    for (const role of ['partner_observer', 'auditor', 'administrator'] as const)
      expect(ROLE_PERMISSIONS[role].filter((permission) => permission.endsWith('.write'))).toEqual([]);
  });
});
