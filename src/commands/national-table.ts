import { amount } from '../kernel/money.js';
import { dutchAmount } from '../platform/dutch-figures.js';
import type { NationalShortfallDto, NationalTotalDto } from '../shortfall/shortfall.dto.js';

/** The national figures as a table for the terminal, in Dutch. */
export function nationalTable(national: NationalShortfallDto): string {
  const rows = [
    HEADERS,
    ...national.groups.map((group) => [group.label, ...cells(group)]),
    ['Totaal', ...cells(national.total)],
  ];
  const widths = HEADERS.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
  const rule = '-'.repeat(lines[0]?.length ?? 0);
  const notices = national.groups.flatMap((group) => group.notices.map((notice) => `* ${group.label}: ${notice}`));
  return [lines[0], rule, ...lines.slice(1, -1), rule, lines.at(-1), ...notices, NETTING].join('\n');
}

/** Why the sums of shortfalls and surpluses in the last row are not the sums of the rows above. */
const NETTING = 'Totaal: per gemeente gesaldeerd over alle jaren, daarna tekorten en overschotten apart opgeteld.';

const HEADERS = [
  'Boekjaar',
  'Werkelijke kosten',
  'Aanspraak',
  'Verschil (netto)',
  'Som van tekorten',
  'Som van overschotten',
  'Tekort/overschot',
  'Gedeclareerd',
];

function cells(total: NationalTotalDto): string[] {
  const { withShortfall, withSurplus } = total.municipalities;
  return [
    euros(total.realCost),
    euros(total.entitlement),
    euros(total.netGap) + (total.provisional ? '*' : ' '),
    euros(total.shortfall),
    euros(total.surplus),
    `${withShortfall}/${withSurplus}`,
    `${total.completeness.declared} van ${total.completeness.expected}`,
  ];
}

function euros(text: string): string {
  return dutchAmount(amount(text));
}
