import { amount } from '../../kernel/money.js';
import type { NationalTotalDto } from '../../shortfall/shortfall.dto.js';
import type { WorkbookFile } from '../workbook-file.js';
import { difference, sumOf } from './formulas.js';

const SUMS = [
  ['Werkelijke kosten', 'WerkelijkeKosten', 'realCost'],
  ['Aanspraak', 'Aanspraak', 'entitlement'],
  ['Ontvangen', 'Ontvangen', 'received'],
] as const;

const SHEETS = [
  ['Regels', 'Regels'],
  ['Per gemeente en jaar', 'GemeenteJaar'],
  ['Per gemeente en onderdeel', 'GemeenteOnderdeel'],
  ['Per gemeente', 'Gemeente'],
  ['Per jaar', 'PerJaar'],
  ['Per onderdeel', 'PerOnderdeel'],
  ['Per provincie', 'PerProvincie'],
] as const;

const LEDGER = 'Grootboek';

/** Aansluiting: every way in which this workbook adds up, beside the ledger. */
export function writeReconciliation(workbook: WorkbookFile, ledger: NationalTotalDto): void {
  const sheet = workbook.table('Aansluiting', [
    { header: 'Som', kind: 'text', width: 24 },
    { header: LEDGER, kind: 'euro', width: 20, range: 'Aansluiting_Grootboek' },
    ...SHEETS.flatMap(([name]) => [
      { header: name, kind: 'euro', width: 20 } as const,
      { header: `${name} min grootboek`, kind: 'euro', width: 18 } as const,
    ]),
  ]);
  for (const [label, what, measure] of SUMS) {
    const total = amount(ledger[measure]);
    sheet.add([
      label,
      total,
      ...SHEETS.flatMap(([name, prefix]) => [
        { formula: sumOf(`${prefix}_${what}`), result: total },
        { formula: difference(sheet.cell(name), sheet.cell(LEDGER)), result: amount(0) },
      ]),
    ]);
  }
  sheet.finish();
}
