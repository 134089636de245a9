import { BASIS_NAMES } from '../../intake/scheme-names.js';
import { deviationPercentage, entitlementOn } from '../../kernel/basis-comparison.js';
import { cashGap, gap } from '../../kernel/gap.js';
import { ZERO } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import { declarationId } from '../../declarations/declaration-id.js';
import type { NormAmount } from '../../declarations/norm-amounts.service.js';
import type { MunicipalYear } from '../../shortfall/national-balances.repository.js';
import type { WorkbookFile } from '../workbook-file.js';

/** Per gemeente: every year of every municipality, also those that were not declared. */
export function writeMunicipalYears(
  workbook: WorkbookFile,
  municipalYears: readonly MunicipalYear[],
  normAmounts: readonly NormAmount[],
): void {
  const sheet = workbook.table('Per gemeente', [
    { header: 'Gemeentecode', kind: 'text', width: 17 },
    { header: 'Gemeente', kind: 'text', width: 28 },
    { header: 'Provincie', kind: 'text', width: 18 },
    { header: 'Boekjaar', kind: 'year', width: 10 },
    { header: 'Declaratie', kind: 'text', width: 26 },
    { header: 'Grondslag GOO', kind: 'text', width: 12 },
    { header: 'Werkelijke kosten', kind: 'euro', width: 20 },
    { header: 'Aanspraak', kind: 'euro', width: 20 },
    { header: 'Ontvangen', kind: 'euro', width: 20 },
    { header: 'Verschil', kind: 'euro', width: 20 },
    { header: 'Kasverschil', kind: 'euro', width: 20 },
    { header: 'Plekdagen', kind: 'count', width: 14 },
    { header: 'Persoonsmaanden', kind: 'count', width: 16 },
    { header: 'Waarvan psychosociale en psychiatrische zorg', kind: 'euro', width: 22 },
    { header: 'Waarvan voorlopige aanspraak', kind: 'euro', width: 20 },
    { header: 'Plekdagen en persoonsmaanden zonder normbedrag', kind: 'count', width: 22 },
    { header: 'Aanspraak GOO op norm', kind: 'euro', width: 20 },
    { header: 'Aanspraak GOO op werkelijk', kind: 'euro', width: 20 },
    { header: 'Afwijking werkelijk van norm (%)', kind: 'percentage', width: 14 },
    { header: 'Open positie met het Rijk (aanspraak min ontvangen)', kind: 'euro', width: 22 },
    { header: 'Gemeente in indeling', kind: 'text', width: 28 },
  ]);
  const gooNorms = new Map<string, Amount>();
  for (const { municipalityCode, fiscalYear, component, amountEur } of normAmounts) {
    const key = `${municipalityCode} ${fiscalYear}`;
    if (component === 'goo') gooNorms.set(key, (gooNorms.get(key) ?? ZERO).plus(amountEur));
  }
  for (const { code, name, province, year, declared, layoutName } of municipalYears) {
    const head = [code, name, province, year];
    if (!declared) {
      sheet.add([...head, 'geen goedgekeurde declaratie']);
      continue;
    }
    const { totals } = declared;
    const comparison = {
      normAmount: gooNorms.get(`${code} ${year}`) ?? ZERO,
      realCost: declared.gooCost,
      deduction: declared.gooDeduction,
    };
    sheet.add([
      ...head,
      declarationId({ municipalityCode: code, fiscalYear: year, version: declared.version }),
      BASIS_NAMES[declared.basis],
      totals.realCost,
      totals.entitlement,
      totals.received,
      gap(totals),
      cashGap(totals),
      declared.placeDays,
      declared.personMonths,
      declared.psychosocialCost,
      totals.provisionalEntitlement,
      totals.quantityWithoutTariff,
      entitlementOn('norm', comparison),
      entitlementOn('actual', comparison),
      deviationPercentage(comparison),
      totals.entitlement.minus(totals.received),
      layoutName,
    ]);
  }
  sheet.finish();
}
