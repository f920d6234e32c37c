import { describe, expect, it } from 'vitest';
import { PreparedStatements } from './prepared.js';

describe('PreparedStatements', () => {
  it('names what comes again, each text by its own name', () => {
    const statements = new PreparedStatements();
    expect(statements.nameOf('SELECT 1')).toBeUndefined();
    expect(statements.nameOf('SELECT 2')).toBeUndefined();
    const one = statements.nameOf('SELECT 1');
    expect(one).toMatch(/^\w{1,63}$/);
    expect(statements.nameOf('SELECT 1')).toBe(one);
    expect(statements.nameOf('SELECT 2')).not.toBe(one);
  });

  it('stops where too many differ', () => {
    const statements = new PreparedStatements();
    for (let i = 0; i < 400; i++) statements.nameOf(`SELECT ${i}`);
    statements.nameOf('one too many');
    expect(statements.nameOf('one too many')).toBeUndefined();
    expect(statements.nameOf('SELECT 399')).toBeDefined();
  });
});
