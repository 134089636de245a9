import type { ClaimMovement } from '../../claims/claim-differences.js';
import type { ClaimDossier } from '../../claims/claim-figures.service.js';
import { gap } from '../../kernel/gap.js';
import { entryId } from '../../ledger/entry.js';
import { COMPONENT_NAMES } from '../../shortfall/component-names.js';
import type { WorkbookFile } from '../workbook-file.js';
import { nameOf } from './claim-subjects.js';

/** Verschillen sinds verzegeling: each cell that changed, sealed and now, with what was posted to it. */
export function writeClaimDifferences(workbook: WorkbookFile, { claim, comparison }: ClaimDossier): void {
  const sheet = workbook.table('Verschillen sinds verzegeling', [
    { header: 'Gemeentecode', kind: 'text', width: 16 },
    { header: 'Gemeente', kind: 'text', width: 30 },
    { header: 'Boekjaar', kind: 'year', width: 12 },
    { header: 'Bekostigingsonderdeel', kind: 'text', width: 34 },
    { header: 'Verschil verzegeld', kind: 'euro', width: 20 },
    { header: 'Verschil nu', kind: 'euro', width: 20 },
    { header: 'Meer werkelijke kosten', kind: 'euro', width: 20 },
    { header: 'Meer aanspraak', kind: 'euro', width: 20 },
    { header: 'Meer ontvangen', kind: 'euro', width: 20 },
    { header: 'Meer verschil', kind: 'euro', width: 20 },
    { header: 'Door', kind: 'text', width: 60 },
    { header: 'Boekingen', kind: 'text', width: 60 },
  ]);
  if (comparison) {
    const { cells, sealed, now, difference } = comparison.differences;
    for (const cell of cells) {
      const { realCost, entitlement, received } = cell.difference;
      sheet.add([
        ...[cell.code, nameOf(cell.code, claim.names), cell.year, COMPONENT_NAMES[cell.component]],
        ...[cell.sealed && gap(cell.sealed), cell.now && gap(cell.now)],
        ...[realCost, entitlement, received, gap(cell.difference)],
        cell.movements.map(causeText).join('; ') || 'nu gedeclareerd, zonder boekingen in dit onderdeel',
        cell.movements.flatMap(({ code, entryNumbers }) => entryNumbers.map((one) => entryId(code, one))).join(', '),
      ]);
    }
    const { realCost, entitlement, received } = difference;
    sheet.addTotal([
      ...['Hele claim', null, null, null, gap(sealed), gap(now)],
      ...[realCost, entitlement, received, gap(difference), null, null],
    ]);
  }
  sheet.finish();
}

const CAUSES: Readonly<Record<string, string>> = {
  declaration: 'declaratie',
  tariff: 'normbedrag',
  'basis-choice': 'keuze van grondslag',
  rules: 'rekenregel',
};

function causeText({ cause }: ClaimMovement): string {
  return `${CAUSES[cause.kind] ?? cause.kind} ${cause.id}`;
}
