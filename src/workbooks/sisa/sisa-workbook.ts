import { BASIS_NAMES } from '../../intake/scheme-names.js';
import { amount } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import type { Basis } from '../../kernel/scheme.js';
import { dutchInstant } from '../../platform/dutch-dates.js';
import { dutchAmount } from '../../platform/dutch-figures.js';
import type { SisaDto, SisaPartDto } from '../../shortfall/sisa/sisa.dto.js';
import { workbookInMemory } from '../table-workbook.js';
import type { TableWorkbook } from '../table-workbook.js';

/** A year of a municipality by the indicators of SiSa: the amounts, what each is made of, and how to read it. */
export async function sisaWorkbook(page: SisaDto): Promise<Buffer> {
  return workbookInMemory(new Date(page.knownOn), (workbook) => {
    writeIndicators(workbook, page);
    writeParts(workbook, page);
    writeGuide(workbook, page);
  });
}

function writeIndicators(workbook: TableWorkbook, { indicators }: SisaDto): void {
  const sheet = workbook.table('SiSa', [
    { header: 'Indicator', kind: 'text', width: 12 },
    { header: 'Omschrijving', kind: 'text', width: 64 },
    { header: 'Bedrag', kind: 'euro', width: 20 },
    { header: 'Zekerheid', kind: 'text', width: 14 },
    { header: 'Waarom geen bedrag, of nul', kind: 'text', width: 72 },
    { header: 'Wat het grootboek telt', kind: 'text', width: 52 },
    { header: 'Bron van de indicator', kind: 'text', width: 72 },
  ]);
  for (const { code, label, amount: euros, provisional, reason, measureName, source } of indicators) {
    sheet.add([code, label, euroCell(euros), certaintyOf(euros, provisional), reason, measureName, source]);
  }
  sheet.finish();
}

/** An empty cell is no amount; a zero is one. */
function euroCell(euros: string | null): Amount | null {
  return euros === null ? null : amount(euros);
}

function certaintyOf(euros: string | null, provisional: boolean): string {
  if (euros === null) return 'onbekend';
  return provisional ? 'voorlopig' : 'vast';
}

const ORIGINS: Readonly<Record<SisaPartDto['from'], string>> = {
  ledger: 'saldo van de boekingen',
  'declared-lines': 'geteld uit de declaratie, tegen de normbedragen',
};

function writeParts(workbook: TableWorkbook, { indicators }: SisaDto): void {
  const sheet = workbook.table('Opbouw', [
    { header: 'Indicator', kind: 'text', width: 12 },
    { header: 'Onderdeel van het bedrag', kind: 'text', width: 60 },
    { header: 'Bedrag', kind: 'euro', width: 20 },
    { header: 'Herkomst', kind: 'text', width: 48 },
    { header: 'Declaratie', kind: 'text', width: 18 },
    { header: 'Boekingen', kind: 'text', width: 60 },
  ]);
  for (const { code, parts } of indicators) {
    for (const part of parts) {
      const origin = ORIGINS[part.from] ?? part.from;
      const entries = part.entries.length === 0 ? 'geen' : part.entries.join(', ');
      sheet.add([code, part.name, amount(part.amount), origin, part.declaration, entries]);
    }
  }
  sheet.finish();
}

function writeGuide(workbook: TableWorkbook, page: SisaDto): void {
  const sheet = workbook.table('Leeswijzer', [
    { header: 'Onderwerp', kind: 'text', width: 28 },
    { header: 'Toelichting', kind: 'text', width: 140 },
  ]);
  const { declaration, basis, gooReimbursed, notices } = page;
  const rows: [string, string][] = [
    [
      'Wat dit is',
      `De indicatoren van SiSa van ${page.name} (${page.municipality}) over ${page.year}, uit het grootboek`,
    ],
    ['Stand van', dutchInstant(new Date(page.knownOn))],
    ['Declaratie', declaration ?? 'geen goedgekeurde declaratie'],
    ['Grondslag GOO', basis === null ? 'onbekend' : (BASIS_NAMES[basis as Basis] ?? basis)],
    ['Voorbehoud', notices.length > 0 ? notices.join('; ') : 'geen'],
    [
      'Vergoed voor GOO',
      `Normbedragen na aftrek van eigen bijdragen, plus hogere werkelijke kosten, min vrijwillige terugbetaling: ${
        gooReimbursed === null ? 'onbekend' : dutchAmount(amount(gooReimbursed))
      }`,
    ],
    [
      'Leeg bedrag',
      'Het grootboek kan het bedrag niet noemen; de reden staat ernaast. Vul het zelf in: het is geen nul.',
    ],
    [
      'Besteding',
      'Werkelijke kosten van GOO, leefgeld, POO en transitie. Zorg via VWS en eigen kosten horen er niet bij.',
    ],
    ['Opbouw', 'De onderdelen van een indicator tellen op tot zijn bedrag. De boekingen staan zo in het grootboek.'],
    ['Indicatoren', 'Verschillen per jaar. Wat niet is vastgelegd, met bron, staat er niet in en wordt niet geraden.'],
  ];
  for (const row of rows) sheet.add(row);
  sheet.finish();
}
