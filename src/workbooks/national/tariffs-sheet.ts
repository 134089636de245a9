import type { TariffState } from '../../reference/tariffs/tariff-state.js';
import { dutchDate } from '../../platform/dutch-dates.js';
import type { WorkbookFile } from '../workbook-file.js';

const TARIFF_NAMES = {
  'goo-place-day': 'GOO: per gerealiseerde plek per dag',
  'poo-person-month': 'POO: per geregistreerde persoon per maand',
} as const;

/** Normbedragen: each with its dates and its source. */
export function writeTariffs(workbook: WorkbookFile, tariffs: readonly TariffState[]): void {
  const sheet = workbook.table('Normbedragen', [
    { header: 'Normbedrag', kind: 'text', width: 40 },
    { header: 'Kenmerk', kind: 'text', width: 34 },
    { header: 'Geldig vanaf', kind: 'text', width: 14 },
    { header: 'Geldig tot (niet meegerekend)', kind: 'text', width: 16 },
    { header: 'Bedrag', kind: 'euro', width: 14 },
    { header: 'Gepubliceerd op', kind: 'text', width: 18 },
    { header: 'Bevestigd tot en met', kind: 'text', width: 16 },
    { header: 'Bron', kind: 'text', width: 80 },
  ]);
  for (const tariff of tariffs) {
    sheet.add([
      TARIFF_NAMES[tariff.tariff],
      tariff.id,
      dutchDate(tariff.validFrom),
      tariff.validUntil === null ? 'geen einddatum' : dutchDate(tariff.validUntil),
      tariff.amountEur,
      tariff.publishedOn === null ? 'datum niet gevonden' : dutchDate(tariff.publishedOn),
      dutchDate(tariff.confirmedUntil),
      tariff.source,
    ]);
  }
  sheet.finish();
}
