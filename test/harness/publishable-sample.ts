import type { PublishableCellDto, PublishableDto } from '../../src/shortfall/publishable/publishable.dto.js';

/** What may leave the house, made up: a group that is shown, one that is hidden, one of nobody, and their totals. */
export const PUBLISHABLE_SAMPLE: PublishableDto = {
  knownOn: '2026-11-23T12:00:00.000Z',
  layout: 2025,
  fromYear: 2024,
  toYear: 2025,
  tables: [
    {
      grouping: 'province',
      cells: [
        cell({ province: 'Drenthe', year: '2024' }, ['100.00', '112.50', '90.00', '-12.50']),
        cell({ province: 'Fryslân, "nieuw"', year: '2024' }, 'hidden'),
        cell({ province: '=Zeeland', year: '2024' }, 'nothing'),
        cell({ province: 'Drenthe' }, ['100.00', '112.50', '90.00', '-12.50']),
        cell({ year: '2024' }, 'hidden'),
        cell({}, ['12345678901234.56', '0.00', '0.00', '12345678901234.56']),
      ],
    },
  ],
  total: { netGap: '12345678901234.56', shortfall: null, surplus: null, municipalities: null },
  completeness: [
    { year: 2024, expected: 342, declared: 12 },
    { year: 2025, expected: 342, declared: 0 },
  ],
  notices: ['Een cel is afgeschermd.', 'deze cijfers zijn voorlopig'],
};

function cell(
  coordinates: Record<string, string>,
  figures: readonly [string, string, string, string] | 'hidden' | 'nothing',
): PublishableCellDto {
  const [realCost, entitlement, received, gap] = typeof figures === 'string' ? [null, null, null, null] : figures;
  return {
    coordinates,
    group: coordinates.province ?? null,
    year: coordinates.year === undefined ? null : Number(coordinates.year),
    hidden: figures === 'hidden',
    municipalities: figures === 'hidden' ? null : figures === 'nothing' ? 0 : 5,
    realCost,
    entitlement,
    received,
    gap,
  };
}
