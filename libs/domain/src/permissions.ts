import { LABELS, type Label } from './labels.js';

/** Rights come from the office held today. Source: domain.md, the role × label table. */
export const ROLES = [
  'isu_officer',
  'isu_director',
  'presidency',
  'coordinator',
  'new_york_liaison',
  'president_designate',
  'partner_observer',
  'auditor',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** `if_listed`: open to who stands on the record's lists. `break_glass`: only while put on them with a reason, for an hour. */
export type LabelRight = 'none' | 'read' | 'write' | 'if_listed' | 'break_glass';

const OFFICE: Record<Label, LabelRight> = {
  public: 'write',
  committee: 'write',
  internal: 'write',
  restricted: 'if_listed',
};
const NOTHING: Record<Label, LabelRight> = { public: 'none', committee: 'none', internal: 'none', restricted: 'none' };

/** The role × label table, cell by cell. */
export const LABEL_RIGHTS: Record<Role, Record<Label, LabelRight>> = {
  isu_officer: OFFICE,
  isu_director: OFFICE,
  presidency: OFFICE,
  coordinator: OFFICE,
  new_york_liaison: OFFICE,
  president_designate: { public: 'read', committee: 'write', internal: 'read', restricted: 'if_listed' },
  partner_observer: { public: 'read', committee: 'read', internal: 'none', restricted: 'if_listed' },
  auditor: NOTHING,
  administrator: { ...NOTHING, restricted: 'break_glass' },
};

export const PERMISSIONS = [
  'register.read',
  'file.read',
  'file.write',
  'engagement.read',
  'engagement.write',
  'person.read',
  'person.write',
  'letter.read',
  'letter.write',
  'task.read',
  'task.write',
  'note.read',
  'note.write',
  'mail.read',
  'mail.write',
  'assignment.write',
  'derived.read',
  'office.read',
  'audit.read',
  'account.manage',
  'office.manage',
  'job.manage',
  'break_glass',
] as const;
/** What may be done at all; which records it reaches is decided by label. `derived.read`: last contact, going cold, workload. */
export type Permission = (typeof PERMISSIONS)[number];

const WORKING: readonly Permission[] = [
  'register.read',
  'file.read',
  'file.write',
  'engagement.read',
  'engagement.write',
  'person.read',
  'person.write',
  'letter.read',
  'letter.write',
  'task.read',
  'task.write',
  'note.read',
  'note.write',
  'mail.read',
  'mail.write',
  'assignment.write',
  'derived.read',
  'office.read',
];

/** The one permission table, read by the API's guard and by the web's navigation alike. */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  isu_officer: WORKING,
  isu_director: WORKING,
  presidency: WORKING,
  coordinator: WORKING,
  new_york_liaison: WORKING,
  president_designate: WORKING.filter((permission) => permission !== 'assignment.write'),
  partner_observer: [
    'register.read',
    'file.read',
    'engagement.read',
    'person.read',
    'letter.read',
    'task.read',
    'note.read',
    'office.read',
  ],
  auditor: ['register.read', 'office.read', 'audit.read'],
  administrator: [
    'register.read',
    'file.read',
    'engagement.read',
    'person.read',
    'letter.read',
    'task.read',
    'note.read',
    'mail.read',
    'office.read',
    'account.manage',
    'office.manage',
    'job.manage',
    'break_glass',
  ],
};

/** Everything the holder of these roles may do. */
export function permissionsOf(roles: readonly Role[]): Permission[] {
  return PERMISSIONS.filter((permission) => roles.some((role) => ROLE_PERMISSIONS[role].includes(permission)));
}

function labelsWith(roles: readonly Role[], rights: readonly LabelRight[]): Label[] {
  return LABELS.filter((label) => roles.some((role) => rights.includes(LABEL_RIGHTS[role][label])));
}

/** Levels whose records the holder of these roles may read without being listed. */
export function readableLabels(roles: readonly Role[]): Label[] {
  return labelsWith(roles, ['read', 'write']);
}

/** Levels at which the holder of these roles may create records: whoever creates a restricted one is on its list. */
export function writableLabels(roles: readonly Role[]): Label[] {
  return LABELS.filter((label) => PERMISSIONS.some((permission) => mayCreate(roles, permission, label)));
}

function mayCreate(roles: readonly Role[], permission: Permission, label: Label): boolean {
  return permission.endsWith('.write') && mayWrite(roles, permission, label, true);
}

/** How far lists open records: `standing` for whoever was put on them, `break_glass` for what runs out within the hour. */
export type ListUse = 'none' | 'break_glass' | 'standing';

/** Whether records on whose lists the reader stands are open to the holder of these roles. */
export function listUse(roles: readonly Role[]): ListUse {
  if (labelsWith(roles, ['if_listed']).length > 0) return 'standing';
  return labelsWith(roles, ['break_glass']).length > 0 ? 'break_glass' : 'none';
}

/** Whether the holder of these roles may write a record of this level, given whether they stand on all its lists. */
export function mayWrite(roles: readonly Role[], permission: Permission, label: Label, listed: boolean): boolean {
  return roles.some((role) => {
    if (!ROLE_PERMISSIONS[role].includes(permission)) return false;
    const right = LABEL_RIGHTS[role][label];
    return right === 'write' || (right === 'if_listed' && listed);
  });
}

/** An internal reader: who may see derived values and quarantined roll calls. */
export function isInternalReader(roles: readonly Role[]): boolean {
  return readableLabels(roles).includes('internal');
}
