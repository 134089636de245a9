import { describe, expect, it } from '@jest/globals';
import type { Deadline } from '../reference/reference.repository.js';
import type { Declaration } from './declarations.repository.js';
import { remindersOf } from './reminders.js';
import type { YearToAccountFor } from './reminders.js';

const DEADLINE: Deadline = { year: 2025, kind: 'sisa', dueOn: '2026-07-15', source: 'BooO art. 6' };
const ZWOLLE = { code: 'GM0193', name: 'Zwolle' };
const BRIELLE = { code: 'GM0501', name: 'Brielle' };

const version = (number: number, status: Declaration['status'], municipality = ZWOLLE): Declaration => ({
  municipalityCode: municipality.code,
  fiscalYear: 2025,
  version: number,
  uploadId: 'u',
  fileName: 'f.xlsx',
  fileSha256: 'a'.repeat(64),
  basis: 'norm',
  remark: null,
  status,
  createdBy: 'Anna',
  createdAt: new Date('2026-02-01T09:00:00Z'),
  submittedBy: null,
  submittedAt: null,
  decidedBy: null,
  decidedAt: null,
  returnReason: status === 'returned' ? 'Juli ontbreekt' : null,
});
const year = (declarations: readonly Declaration[], municipalities = [ZWOLLE]): YearToAccountFor => ({
  deadline: DEADLINE,
  municipalities,
  due: new Set([ZWOLLE.code]),
  declarations,
});
const shown = (declarations: readonly Declaration[], on: string): unknown =>
  remindersOf(year(declarations), on).map(({ missing, daysLeft, message }) => [missing, daysLeft, message]);

describe('reminders', () => {
  it.each([
    ['2026-01-01', 195, 'Dat kan nog 195 dagen, tot en met 15 juli 2026.'],
    ['2026-07-14', 1, 'Dat kan nog 1 dag, tot en met 15 juli 2026.'],
    ['2026-07-15', 0, 'Vandaag, 15 juli 2026, is de laatste dag.'],
    ['2026-07-16', -1, 'Dat had uiterlijk 15 juli 2026 gemoeten, 1 dag geleden.'],
    ['2026-11-23', -131, 'Dat had uiterlijk 15 juli 2026 gemoeten, 131 dagen geleden.'],
  ])('on %s count %i days', (on, daysLeft, sentence) => {
    const message =
      'Zwolle heeft over 2025 nog niets ingeleverd. Lever het werkboek in, dien het in en laat het goedkeuren. ' +
      sentence;
    expect(shown([], on)).toEqual([['not-declared', daysLeft, message]]);
  });

  it.each([
    [
      'draft',
      'not-submitted',
      'De declaratie van Zwolle over 2025 (versie 2) is nog een concept. ' +
        'Bevestig de waarschuwingen, dien haar in en laat haar goedkeuren.',
    ],
    [
      'submitted',
      'not-approved',
      'De declaratie van Zwolle over 2025 (versie 2) is ingediend, maar nog niet beoordeeld. ' +
        'Laat iemand anders dan de indiener haar goedkeuren of terugsturen.',
    ],
    [
      'returned',
      'not-handed-in-again',
      'De declaratie van Zwolle over 2025 (versie 2) is teruggestuurd: Juli ontbreekt. ' +
        'Verbeter het bestand en lever het opnieuw in.',
    ],
  ] as const)('of a %s one say %s', (status, missing, sentence) => {
    const time = 'Vandaag, 15 juli 2026, is de laatste dag.';
    const declarations = [version(1, 'returned'), version(2, status)];
    expect(shown(declarations, '2026-07-15')).toEqual([[missing, 0, `${sentence} ${time}`]]);
    // where a version stands already, the year is accounted for
    const corrections = [version(1, 'approved'), version(2, status)];
    expect(shown(corrections, '2026-07-15')).toEqual([[missing, 0, `${sentence} Tot dan geldt versie 1.`]]);
  });

  it('leave alone who is done, whatever came before', () => {
    expect(shown([version(1, 'approved')], '2026-11-23')).toEqual([]);
    expect(shown([version(1, 'draft'), version(2, 'corrected'), version(3, 'approved')], '2026-11-23')).toEqual([]);
  });

  it('ask for nothing before the year has ended, but to finish what was begun', () => {
    expect(shown([], '2025-12-31')).toEqual([]);
    expect(shown([version(1, 'draft')], '2025-12-31')).toEqual([['not-submitted', 196, expect.any(String)]]);
  });

  it('do not ask a municipality that had ended, but to finish what it began', () => {
    const both = [ZWOLLE, BRIELLE];
    const asked = (declarations: readonly Declaration[]): string[] =>
      remindersOf(year(declarations, both), '2026-02-01').map(({ municipality }) => municipality.name);
    expect(asked([])).toEqual(['Zwolle']);
    expect(asked([version(1, 'draft', BRIELLE)])).toEqual(['Zwolle', 'Brielle']);
  });
});
