import { describe, expect, it } from '@jest/globals';
import { historyOf, successorOf } from './declaration-history.js';
import type { Declaration } from './declarations.repository.js';

const at = (day: number): Date => new Date(Date.UTC(2026, 10, day));

const DRAFT: Declaration = {
  municipalityCode: 'GM0193',
  fiscalYear: 2024,
  version: 1,
  uploadId: 'u',
  fileName: 'zwolle.xlsx',
  fileSha256: 'a'.repeat(64),
  basis: 'norm',
  remark: null,
  status: 'draft',
  createdBy: 'Anna',
  createdAt: at(1),
  submittedBy: null,
  submittedAt: null,
  decidedBy: null,
  decidedAt: null,
  returnReason: null,
};
const SUBMITTED: Declaration = { ...DRAFT, status: 'submitted', submittedBy: 'Anna', submittedAt: at(3) };
const APPROVED: Declaration = { ...SUBMITTED, status: 'approved', decidedBy: 'Bas', decidedAt: at(4) };
const UPLOADED = { event: 'uploaded', by: 'Anna', at: at(1), reason: null, detail: 'Bestand zwolle.xlsx' };

describe('the history of a declaration', () => {
  it('of a draft is its upload', () => {
    expect(historyOf(DRAFT, [], null)).toEqual([UPLOADED]);
  });

  it('tells each step once, in order, with who, when and why', () => {
    const confirmations = [
      { number: 1, findings: [2], reason: 'Klopt', by: 'Anna', at: at(2) },
      { number: 2, findings: [1, 4, 7], reason: 'Gezien', by: 'Cem', at: at(2) },
    ];
    const corrected: Declaration = { ...APPROVED, status: 'corrected' };
    const third: Declaration = { ...APPROVED, version: 3, decidedBy: 'Dirk', decidedAt: at(9) };
    expect(historyOf(corrected, confirmations, third)).toEqual([
      UPLOADED,
      { event: 'confirmed', by: 'Anna', at: at(2), reason: 'Klopt', detail: 'Waarschuwing 2' },
      { event: 'confirmed', by: 'Cem', at: at(2), reason: 'Gezien', detail: 'Waarschuwingen 1, 4 en 7' },
      { event: 'submitted', by: 'Anna', at: at(3), reason: null, detail: null },
      { event: 'approved', by: 'Bas', at: at(4), reason: null, detail: null },
      { event: 'corrected', by: 'Dirk', at: at(9), reason: null, detail: 'Vervangen door versie 3' },
    ]);
  });

  it('of a returned one ends with the reason', () => {
    const returned: Declaration = { ...APPROVED, status: 'returned', returnReason: 'Juli ontbreekt' };
    expect(historyOf(returned, [], null).at(-1)).toMatchObject({
      event: 'returned',
      by: 'Bas',
      reason: 'Juli ontbreekt',
    });
  });

  it('counts warnings where there are too many to name', () => {
    const findings = Array.from({ length: 11 }, (_, index) => index + 1);
    const [, confirmed] = historyOf(DRAFT, [{ number: 1, findings, reason: 'x', by: 'Anna', at: at(2) }], null);
    expect(confirmed?.detail).toBe('11 waarschuwingen');
  });

  it('knows by which version it was replaced: the next that was approved, not a returned one between', () => {
    const corrected: Declaration = { ...APPROVED, status: 'corrected' };
    const second: Declaration = { ...APPROVED, version: 2, status: 'returned', returnReason: 'x' };
    const third: Declaration = { ...APPROVED, version: 3, status: 'corrected' };
    const fourth: Declaration = { ...APPROVED, version: 4 };
    expect(successorOf(corrected, [fourth, third, second, corrected])).toBe(third);
    expect(successorOf(fourth, [fourth, third])).toBeNull();
  });
});
