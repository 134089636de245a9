import { describe, expect, it } from '@jest/globals';
import { explainMunicipality, explainNationally } from './explanation.js';
import type { ComparedYears, GapEffects, YearFigures } from './explanation.js';
import { amount, amountText } from './money.js';

/** Place-days, cost and entitlement in euro a place-day, and the gap of other components. */
const perPlaceDay = (placeDays: number, cost: number, entitlement: number, others = 0): YearFigures => ({
  placeDays: amount(placeDays),
  realCost: { core: amount(placeDays).times(cost), content: amount(0) },
  entitlement: { core: amount(placeDays).times(entitlement), content: amount(0) },
  otherComponentsGap: amount(others),
});
/** The same with no entitlement, and a cost that cannot be shared out evenly. */
const costing = (placeDays: number, core: string): YearFigures => ({
  ...perPlaceDay(placeDays, 0, 0),
  realCost: { core: amount(core), content: amount(0) },
});
const comparison = (municipality: string, from: YearFigures | null, to: YearFigures | null): ComparedYears => ({
  municipality,
  from,
  to,
});

const texts = <Effects extends object>(effects: Effects): Record<string, string> =>
  Object.fromEntries(Object.entries(effects).map(([name, value]) => [name, amountText(value)]));
const none = { volume: '0.00', costPrice: '0.00', tariff: '0.00', content: '0.00', entryExit: '0.00' };
const printedOf = (one: ComparedYears): GapEffects => {
  const result = explainMunicipality(one);
  if (result.kind === 'not-declared') throw new Error('it declared both years');
  return result.printed;
};

describe('why the gap of a municipality changed', () => {
  it('parts volume, cost price and tariff', () => {
    // 10 × (50 − 60) = −100; 20 × (55 − 44) = 220; volume 10 × ½(−10 + 11) = 5; cost price 15 × 5 = 75; tariff 15 × 16 = 240
    expect(
      explainMunicipality(comparison('GM0177', perPlaceDay(10, 50, 60), perPlaceDay(20, 55, 44, 7))),
    ).toMatchObject({
      municipality: 'GM0177',
      kind: 'compared',
    });
    expect(texts(printedOf(comparison('GM0177', perPlaceDay(10, 50, 60), perPlaceDay(20, 55, 44, 7))))).toEqual({
      ...none,
      volume: '5.00',
      costPrice: '75.00',
      tariff: '240.00',
      otherComponents: '7.00',
      total: '327.00',
    });
  });

  it('keeps the leefgeld that left component goo apart from the tariff cut', () => {
    // 2023: 365 place-days, cost 70.00 + leefgeld 9.00, tariff 83.00 = 74.00 + 9.00; 2024: 366 at cost 70.00, tariff 61.00
    // volume 1 × ½(−4 + 9) = 2.50; tariff −365.5 × (61 − 74) = 4,751.50; content 365.5 × (−9 + 9) = 0
    // total 366 × 9 − 365 × −4 = 3,294 + 1,460 = 4,754.00
    const leefgeld = amount(365).times(9);
    const before: YearFigures = {
      ...perPlaceDay(365, 70, 74),
      realCost: { core: amount(365).times(70), content: leefgeld },
      entitlement: { core: amount(365).times(74), content: leefgeld },
    };
    const after = perPlaceDay(366, 70, 61);
    const expected = { ...none, volume: '2.50', tariff: '4751.50', otherComponents: '0.00', total: '4754.00' };
    expect(texts(printedOf(comparison('GM0177', before, after)))).toEqual(expected);
    // no source says which part of the 83.00 paid for it: the tariff fell 22.00 and 9.00 of cost left
    // tariff 365.5 × 22 = 8,041.00; content 365.5 × −9 = −3,289.50
    const unsourced: YearFigures = { ...perPlaceDay(365, 70, 83), realCost: before.realCost };
    expect(texts(printedOf(comparison('GM0177', unsourced, after)))).toEqual({
      ...expected,
      tariff: '8041.00',
      content: '-3289.50',
    });
  });

  it('settles the cents by largest remainder', () => {
    // Q 1 → 3, gap 0.00 → 0.01 by cost: volume 2 × ½ × 0.01/3 = 0.00333, cost price 2 × 0.01/3 = 0.00667
    const printed = texts(printedOf(comparison('GM0177', costing(1, '0.00'), costing(3, '0.01'))));
    expect(printed).toMatchObject({ volume: '0.00', costPrice: '0.01', total: '0.01' });
    // Q 1 → 2, gap 0.01 both years by cost: volume 1 × ½ × (0.01 + 0.005) = 0.0075, cost price 1.5 × −0.005 = −0.0075
    const opposite = printedOf(comparison('GM0177', costing(1, '0.01'), costing(2, '0.01')));
    expect(texts(opposite)).toMatchObject({ volume: '0.01', costPrice: '-0.01', total: '0.00' });
  });

  it.each([
    // a place-day in both years is compared; without one on either side the gap came or went whole
    ['compared', 1, 1, '0.00'],
    ['entry', 0, 1, '9.00'],
    ['exit', 1, 0, '-9.00'],
    ['without-reception', 0, 0, '0.00'],
  ])('is %s from %d to %d place-days', (kind, before, after, entryExit) => {
    const result = explainMunicipality(
      comparison('GM0177', perPlaceDay(before, 70, 61), perPlaceDay(after, 70, 61, 2)),
    );
    expect(result.kind).toBe(kind);
    expect(result).toHaveProperty('printed');
    if (result.kind === 'not-declared') return;
    const total = amountText(amount(entryExit).plus(2));
    expect(texts(result.printed)).toEqual({ ...none, entryExit, otherComponents: '2.00', total });
  });

  it('counts costs without place-days as entry or exit, whole', () => {
    expect(texts(printedOf(comparison('GM0177', costing(0, '12.34'), costing(0, '0.00'))))).toMatchObject({
      entryExit: '-12.34',
      total: '-12.34',
    });
  });

  it('gives no effects where a year was not declared, for that is not zero', () => {
    const year = perPlaceDay(10, 70, 61);
    const kind = 'not-declared';
    expect(explainMunicipality(comparison('GM0177', null, year))).toEqual({
      municipality: 'GM0177',
      kind,
      missing: ['from'],
    });
    expect(explainMunicipality(comparison('GM0177', year, null))).toEqual({
      municipality: 'GM0177',
      kind,
      missing: ['to'],
    });
    expect(explainMunicipality(comparison('GM0177', null, null))).toMatchObject({ missing: ['from', 'to'] });
  });

  it('refuses negative place-days', () => {
    const [good, bad] = [perPlaceDay(1, 70, 61), perPlaceDay(-1, 70, 61)];
    expect(() => explainMunicipality(comparison('GM0177', bad, good))).toThrow('GM0177 has negative place-days');
    expect(() => explainMunicipality(comparison('GM0177', good, bad))).toThrow(RangeError);
  });
});

describe('why the gap of the country changed', () => {
  it('parts mix from volume: 100 regular and 20 hotel places in 2024, 100 and 40 in 2025', () => {
    // place-days: regular 36,600 → 36,500, hotel 7,320 → 14,600, together 43,920 → 51,100
    // shares: regular 5/6 → 5/7, hotel 1/6 → 2/7; gap a place-day: regular 1 → 14, mean 7.5; hotel 34 → 53, mean 43.5
    // total: 36,500 × 14 + 14,600 × 53 − 36,600 × 1 − 7,320 × 34 = 1,284,800 − 285,480 = 999,320.00
    // tariff: 17 × (36,550 + 10,960) = 807,670.00; unit cost: −4 × 36,550 + 2 × 10,960 = −124,280.00
    // volume: 7,180 × (65/84 × 7.5 + 19/84 × 43.5) = 7,180 × 15.642857 = 112,315.71
    // mix: 47,510 × (−5/42 × 7.5 + 5/42 × 43.5) = 47,510 × 4.285714 = 203,614.29
    const { printed, municipalities, notDeclared } = explainNationally([
      comparison('hotel', perPlaceDay(7_320, 95, 61), perPlaceDay(14_600, 97, 44)),
      comparison('regular', perPlaceDay(36_600, 62, 61), perPlaceDay(36_500, 58, 44)),
    ]);
    expect(texts(printed)).toEqual({
      volume: '112315.71',
      mix: '203614.29',
      costPrice: '-124280.00',
      tariff: '807670.00',
      content: '0.00',
      entryExit: '0.00',
      otherComponents: '0.00',
      total: '999320.00',
    });
    // hotel: 7,280 × 43.5 = 316,680.00; regular: −100 × 7.5 = −750.00; together 315,930.00 = 112,315.71 + 203,614.29
    expect(municipalities.map(({ municipality, printed: own }) => [municipality, amountText(own.volume)])).toEqual([
      ['hotel', '316680.00'],
      ['regular', '-750.00'],
    ]);
    expect(notDeclared).toEqual([]);
  });

  it('parts mix from volume where only the dearer one grew', () => {
    // 10 × (5/12 × 0 + 7/12 × 10) = 58.33; 25 × (−1/6 × 0 + 1/6 × 10) = 41.67; together 10 × 10 = 100.00
    const { printed } = explainNationally([
      comparison('GM0001', perPlaceDay(10, 61, 61), perPlaceDay(10, 61, 61)),
      comparison('GM0002', perPlaceDay(10, 71, 61), perPlaceDay(20, 71, 61)),
    ]);
    expect(texts(printed)).toMatchObject({ volume: '58.33', mix: '41.67', total: '100.00' });
  });

  it('has no mix where all grow alike', () => {
    // shares stay 1/3 and 2/3: volume 1 × 5 + 2 × 20 = 45.00
    const { printed } = explainNationally([
      comparison('GM0001', perPlaceDay(1, 66, 61), perPlaceDay(2, 66, 61)),
      comparison('GM0002', perPlaceDay(2, 81, 61), perPlaceDay(4, 81, 61)),
    ]);
    expect(texts(printed)).toMatchObject({ volume: '45.00', mix: '0.00', total: '45.00' });
  });

  it('has no volume where places only moved', () => {
    // one place-day from a gap of 5.00 to one of 20.00: mix 15.00
    const { printed } = explainNationally([
      comparison('GM0001', perPlaceDay(2, 66, 61), perPlaceDay(1, 66, 61)),
      comparison('GM0002', perPlaceDay(2, 81, 61), perPlaceDay(3, 81, 61)),
    ]);
    expect(texts(printed)).toMatchObject({ volume: '0.00', mix: '15.00', total: '15.00' });
  });

  it('lets the larger of volume and mix take the cents of the municipalities', () => {
    // 12 × volume 1 × ½ × (0.01 + 0.005) = 12 × 0.0075 = 0.09; but each prints 0.01, together 0.12; no share moves: no mix
    const names = Array.from({ length: 12 }, (_, index) => `GM${1000 + index}`);
    const { printed } = explainNationally(
      names.map((name) => comparison(name, costing(1, '0.01'), costing(2, '0.01'))),
    );
    expect(texts(printed)).toMatchObject({ volume: '0.12', mix: '0.00', costPrice: '-0.12', total: '0.00' });
  });

  it('reports who did not declare a year, and leaves it out of every figure', () => {
    const declared = [
      comparison('GM0001', perPlaceDay(1, 66, 61), perPlaceDay(3, 66, 61)),
      comparison('GM0002', perPlaceDay(0, 0, 0), perPlaceDay(1, 81, 61, 3)),
    ];
    const result = explainNationally([comparison('GM0000', null, perPlaceDay(100, 66, 61)), ...declared]);
    expect(result.notDeclared).toEqual([{ municipality: 'GM0000', kind: 'not-declared', missing: ['from'] }]);
    // volume 2 × 5 = 10.00; the entry 1 × 20 = 20.00; other components 3.00
    expect(texts(result.printed)).toMatchObject({
      volume: '10.00',
      mix: '0.00',
      entryExit: '20.00',
      otherComponents: '3.00',
      total: '33.00',
    });
    expect(result.printed).toEqual(explainNationally(declared).printed);
  });

  it('is nothing of nobody, and refuses who comes twice', () => {
    expect(texts(explainNationally([]).printed)).toMatchObject({ ...none, mix: '0.00', total: '0.00' });
    const one = comparison('GM0001', perPlaceDay(1, 66, 61), perPlaceDay(3, 66, 61));
    expect(() => explainNationally([one, one])).toThrow('municipality GM0001 is given twice');
  });
});
