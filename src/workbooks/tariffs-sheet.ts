import { dutchDate } from '../platform/dutch-dates.js';
import type { TariffState } from '../reference/tariffs/tariff-state.js';
import { sourceLink } from './source-link.js';
import type { Column } from './table-sheet.js';
import type { TableWorkbook } from './table-workbook.js';

const TARIFF_NAMES = {
  'goo-place-day': 'GOO: per gerealiseerde plek per dag',
  'poo-person-month': 'POO: per geregistreerde persoon per maand',
} as const;

/** The amounts that formulas reckon with, beside those of the law, so that a change shows. */
const TO_CHANGE: readonly Column[] = [
  { header: 'Bedrag om mee te rekenen', kind: 'euro', width: 16, range: 'Normbedragen_Bedrag', isInput: true },
  { header: 'Gewijzigd', kind: 'count', width: 12, range: 'Normbedragen_Gewijzigd' },
];

/** Normbedragen: each with its dates and its source; where formulas rest on them, with an amount that may be changed. */
export function writeTariffs(
  workbook: TableWorkbook,
  tariffs: readonly TariffState[],
  { areReckonedWith }: { readonly areReckonedWith: boolean },
): void {
  const sheet = workbook.table('Normbedragen', [
    { header: 'Normbedrag', kind: 'text', width: 40 },
    { header: 'Kenmerk', kind: 'text', width: 34, range: 'Normbedragen_Kenmerk' },
    { header: 'Geldig vanaf', kind: 'text', width: 14 },
    { header: 'Geldig tot (niet meegerekend)', kind: 'text', width: 16 },
    ...(areReckonedWith ? TO_CHANGE : []),
    { header: 'Bedrag', kind: 'euro', width: 14 },
    { header: 'Gepubliceerd op', kind: 'text', width: 18 },
    { header: 'Bevestigd tot en met', kind: 'text', width: 16 },
    { header: 'Bron', kind: 'text', width: 80 },
    { header: 'Vindplaats', kind: 'text', width: 60 },
  ]);
  for (const tariff of tariffs) {
    const link = sourceLink(tariff.source);
    sheet.add([
      TARIFF_NAMES[tariff.tariff],
      tariff.id,
      dutchDate(tariff.validFrom),
      tariff.validUntil === null ? 'geen einddatum' : dutchDate(tariff.validUntil),
      ...(areReckonedWith
        ? [
            tariff.amountEur,
            { formula: `IF(${sheet.cell('Bedrag om mee te rekenen')}=${sheet.cell('Bedrag')},0,1)`, result: 0 },
          ]
        : []),
      tariff.amountEur,
      tariff.publishedOn === null ? 'datum niet gevonden' : dutchDate(tariff.publishedOn),
      dutchDate(tariff.confirmedUntil),
      tariff.source,
      link === null ? 'niet bekend' : { text: link, link },
    ]);
  }
  sheet.finish();
}
