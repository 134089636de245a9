import type { Totals } from '../../kernel/gap.js';
import { amountText } from '../../kernel/money.js';
import type { NormAmount } from '../../declarations/norm-amounts.service.js';
import type { CostCategory } from '../../reference/reference.repository.js';
import type { TariffState } from '../../reference/tariffs/tariff-state.js';
import type { MunicipalYear } from '../../shortfall/national-balances.repository.js';
import type { NationalShortfallDto, NationalTotalDto } from '../../shortfall/shortfall.dto.js';
import { writeSeal } from '../seal/seal-sheet.js';
import { WorkbookFile } from '../workbook-file.js';
import type { WorkbookSeal } from '../workbook-file.js';
import { writeGuide } from './guide-sheet.js';
import { writeLines } from './lines-sheet.js';
import type { DeclarationRows } from './lines-sheet.js';
import { writeMunicipalYears } from './municipal-years-sheet.js';
import { writeTariffs } from './tariffs-sheet.js';
import { writeTotals } from './totals-sheet.js';

/** All that the national workbook says, read in one snapshot. */
export interface NationalFigures {
  /** Of the export. */
  readonly id: string;
  readonly perYear: NationalShortfallDto;
  readonly perComponent: NationalShortfallDto;
  readonly municipalYears: readonly MunicipalYear[];
  /** Of every declared year, whatever its basis. */
  readonly normAmounts: readonly NormAmount[];
  readonly tariffs: readonly TariffState[];
  readonly costCategories: readonly CostCategory[];
  /** One declaration at a time, so that memory does not grow with their number. */
  readonly declarations: AsyncIterable<DeclarationRows>;
}

/** Writes the national workbook to a file, as a stream; answers what it held. */
export async function writeNationalWorkbook(path: string, figures: NationalFigures): Promise<WorkbookSeal> {
  const workbook = new WorkbookFile(path, new Date(figures.perYear.knownOn));
  writeGuide(workbook, figures.id, figures.perYear);
  writeTotals(workbook, 'Samenvatting', 'Boekjaar', figures.perYear);
  writeTotals(workbook, 'Per onderdeel', 'Bekostigingsonderdeel', figures.perComponent);
  writeMunicipalYears(workbook, figures.municipalYears, figures.normAmounts);
  writeTariffs(workbook, figures.tariffs);
  assertSame(await writeLines(workbook, figures.declarations, figures.costCategories), figures.perYear.total);
  const seal = writeSeal(workbook);
  await workbook.close();
  return seal;
}

/** Lines that do not add up to the ledger must never reach a table of negotiation. */
function assertSame(lines: Totals, ledger: NationalTotalDto): void {
  for (const sum of ['realCost', 'entitlement', 'received'] as const) {
    if (amountText(lines[sum]) !== ledger[sum]) {
      throw new Error(`the lines add up to ${amountText(lines[sum])} of ${sum}, the ledger holds ${ledger[sum]}`);
    }
  }
}
