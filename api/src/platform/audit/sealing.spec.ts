import { describe, expect, it } from 'vitest';
import { newKey, opened, sealed, tells } from './sealing.js';

const content = { id: '1', name: 'Zoë', languages: ['fr'], label: 'internal' };
const fields = ['name', 'languages'];

describe('personal fields of an entry', () => {
  it('are sealed and opened by the key of their person alone', () => {
    const key = newKey();
    const hidden = sealed(content, fields, 'p', key);
    expect(JSON.stringify(hidden)).not.toMatch(/Zoë|fr|name/);
    expect(hidden).toMatchObject({ id: '1', label: 'internal' });
    expect(opened(hidden, 'p', key)).toEqual(content);
    expect(opened(hidden, 'p', undefined)).toEqual({ id: '1', label: 'internal', erased: true });
    expect(() => opened(hidden, 'p', newKey())).toThrow();
    expect(() => opened(hidden, 'other', key)).toThrow();
    expect(opened(content, 'p', undefined)).toBe(content);
    expect(sealed(content, fields, 'p', key)['sealed']).not.toBe(hidden['sealed']);
  });

  it('are sealed only where they tell anything', () => {
    expect(tells(content, fields)).toBe(true);
    expect(tells({ id: '1', name: null, languages: [] }, fields)).toBe(false);
    expect(tells(null, fields)).toBe(false);
  });
});
