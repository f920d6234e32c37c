import sql, { type Sql } from 'sql-template-tag';
import { describe, expect, it } from 'vitest';
import { isInternalReader, listUse, permissionsOf, readableLabels, type Role } from '@demarche/domain/permissions';
import { withOnce } from '../database/once.js';
import type { Actor } from './actor.js';
import { countable, listed, masked, visible } from './visible.js';

const now = new Date('2026-11-24T10:00:00Z');
function actor(roles: Role[], officeIds: string[] = ['office']): Actor {
  return {
    userId: 'user',
    name: '',
    sessionId: '',
    officeIds,
    roles,
    actingOfficeId: null,
    zone: 'UTC',
    permissions: new Set(permissionsOf(roles)),
    readable: readableLabels(roles),
    listUse: listUse(roles),
    internal: isInternalReader(roles),
    csrfToken: '',
    requestId: '',
    now,
  };
}
const words = (text: string) => text.replace(/\s+/g, ' ');
const whole = (condition: Sql) => withOnce(sql`SELECT 1 FROM engagement e WHERE ${condition}`);

describe('visible', () => {
  it('asks levels and, for restricted records, every list, never writing a value of the reader into the statement', () => {
    const condition = whole(visible(actor(['isu_officer']), 'e'));
    const text = words(condition.text);
    expect(text).toContain(
      "e.effective_label = 'restricted' AND (cardinality(e.access_lists) > 0 AND (e.access_lists <@ (SELECT value FROM once_0)",
    );
    expect(text).toContain("NOT 'counts_only' = ANY(e.effective_caveats)");
    expect(condition.values).toEqual(expect.arrayContaining(['user', 'office', now]));
    expect(text).toContain("e.effective_label IN ('public','committee','internal')");
    expect(text).not.toMatch(/'user'|'office'/);
  });

  it('is closed to who holds nothing, and to auditors', () => {
    for (const nobody of [actor([], []), actor(['auditor'])]) {
      expect(words(visible(nobody, 'e').text)).toContain('(FALSE OR');
      expect(visible(nobody, 'e').values).toEqual([]);
      expect(listed(nobody, 'e').text).toBe('FALSE');
      expect(words(countable(nobody, 'e').text)).toBe("(FALSE OR (e.effective_label = 'restricted' AND FALSE))");
    }
  });
});

describe('listed', () => {
  it('counts memberships of the user and of offices held, until they run out', () => {
    const text = words(whole(listed(actor(['partner_observer']), 'e')).text);
    expect(text).toMatch(/m\.user_id = \S+ .* UNION ALL .* m\.office_id = \S+ /);
    expect(text).toMatch(/m\.expires_at IS NULL OR m\.expires_at > /);
    expect(words(whole(listed(actor(['partner_observer'], []), 'e')).text)).not.toContain('office_id');
  });

  it('counts for an administrator only what runs out', () => {
    const text = words(whole(listed(actor(['administrator']), 'e')).text);
    expect(text).not.toContain('IS NULL');
    expect(text).not.toContain('office_id');
    expect(words(whole(listed(actor(['administrator', 'coordinator']), 'e')).text)).toContain('IS NULL');
  });
});

describe('masked and countable', () => {
  it('hide attribution outside the list, and count what may be counted only', () => {
    expect(words(masked(actor(['isu_officer']), 'e').text)).toMatch(
      /^\('chatham_house' = ANY\(e\.effective_caveats\) AND NOT \(/,
    );
    expect(words(countable(actor(['isu_officer']), 'e').text)).not.toContain('counts_only');
  });
});
