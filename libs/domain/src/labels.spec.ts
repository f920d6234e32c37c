import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAVEATS, effectiveLabelling, isLowering, LABELS, type Labelling, stricter } from './labels.js';

const label = fc.constantFrom(...LABELS);
const labelling = fc.record<Labelling>({
  label,
  caveats: fc.subarray([...CAVEATS]),
  lists: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')),
});
const at = (own: Labelling, ...parents: Labelling[]) => effectiveLabelling(own, parents);
const order = (value: Labelling['label']) => LABELS.indexOf(value);

describe('stricter', () => {
  it('is the later of the two in public < committee < internal < restricted', () => {
    expect(LABELS).toEqual(['public', 'committee', 'internal', 'restricted']);
    fc.assert(fc.property(label, label, (a, b) => order(stricter(a, b)) === Math.max(order(a), order(b))));
  });
});

describe('effectiveLabelling', () => {
  it('is its own without parents, with lists in one order', () => {
    const own: Labelling = { label: 'restricted', caveats: ['counts_only'], lists: ['b', 'a'] };
    expect(at(own)).toEqual({ ...own, lists: ['a', 'b'] });
  });

  it('takes the strictest label, every caveat and every list', () => {
    const own: Labelling = { label: 'public', caveats: ['counts_only'], lists: ['me'] };
    const parent: Labelling = { label: 'restricted', caveats: ['chatham_house'], lists: ['parent'] };
    expect(at(own, parent)).toEqual({
      label: 'restricted',
      caveats: ['chatham_house', 'counts_only'],
      lists: ['me', 'parent'],
    });
  });

  it('never opens a record, whatever its parents', () => {
    fc.assert(
      fc.property(labelling, fc.array(labelling), (own, parents) => {
        const effective = at(own, ...parents);
        for (const one of [own, ...parents]) {
          expect(order(effective.label)).toBeGreaterThanOrEqual(order(one.label));
          expect(effective.caveats).toEqual(expect.arrayContaining([...one.caveats]));
          expect(effective.lists).toEqual(expect.arrayContaining([...one.lists]));
        }
      }),
    );
  });

  it('does not depend on the order of the parents, nor on how far away they are', () => {
    fc.assert(
      fc.property(labelling, labelling, labelling, (own, a, b) => {
        expect(at(own, a, b)).toEqual(at(own, b, a));
        expect(at(own, at(a, b))).toEqual(at(own, a, b));
        expect(at(own, a, a)).toEqual(at(own, a));
      }),
    );
  });
});

describe('isLowering', () => {
  it('is a lower label or a caveat dropped, and nothing else', () => {
    fc.assert(
      fc.property(labelling, labelling, (from, to) => {
        const dropped = from.caveats.some((caveat) => !to.caveats.includes(caveat));
        expect(isLowering(from, to)).toBe(order(to.label) < order(from.label) || dropped);
        expect(isLowering(from, from)).toBe(false);
      }),
    );
  });

  it('is never what inheritance does', () => {
    fc.assert(fc.property(labelling, labelling, (own, parent) => !isLowering(own, at(own, parent))));
  });
});
