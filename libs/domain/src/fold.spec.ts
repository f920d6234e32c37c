import { describe, expect, it } from 'vitest';
import { fold } from './fold.js';

describe('fold', () => {
  it.each([
    ["Côte d'Ivoire", 'cote divoire'],
    ['COTE D’IVOIRE', 'cote divoire'],
    ['Türkiye', 'turkiye'],
    ['TÜRKİYE', 'turkiye'],
    ['São Tomé and Príncipe', 'sao tome and principe'],
    ['Guinea-Bissau', 'guinea bissau'],
    ['  Viet   Nam ', 'viet nam'],
    ['لبنان', 'لبنان'],
    ['老挝', '老挝'],
    ['Ｐｅｒｕ', 'peru'],
  ])('%s becomes %s', (name, folded) => expect(fold(name)).toBe(folded));

  it('treats the two ways Unicode writes a letter alike', () => {
    expect(fold('Pe\u0301rou')).toBe(fold('P\u00e9rou'));
  });
});
