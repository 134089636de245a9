import type { Totals } from '../../kernel/gap.js';
import { amountText } from '../../kernel/money.js';
import { ProblemError } from '../../platform/http/problem.js';
import type { CostCategory } from '../../reference/reference.repository.js';
import type { NationalTotalDto } from '../../shortfall/shortfall.dto.js';
import { writeSeal } from '../seal/seal-sheet.js';
import type { WorkbookSeal } from '../table-workbook.js';
import { SheetFull } from '../table-sheet.js';
import type { TableSheet } from '../table-sheet.js';
import { writeTariffs } from '../tariffs-sheet.js';
import { WorkbookFile } from '../workbook-file.js';
import { writeCare } from './care-sheet.js';
import { writeCostCovering } from './cost-covering-sheet.js';
import { writeExplanations } from './explanation-sheets.js';
import { writeGuide } from './guide-sheet.js';
import { writeLines } from './lines-sheet.js';
import type { NegotiationFigures } from './negotiation-figures.js';
import { writePlaceComponents } from './place-components-sheet.js';
import { writePlaceYears } from './place-years-sheet.js';
import { writePlaces } from './places-sheet.js';
import { writeReconciliation } from './reconciliation-sheet.js';
import { writeRules } from './rules-sheet.js';
import { writeScenarios } from './scenarios-sheet.js';
import { writeSummary } from './summary-sheet.js';
import { PER_COMPONENT, PER_PROVINCE, PER_YEAR, SHORTFALLS, SURPLUSES, writeTotals } from './totals-sheet.js';

/**
 * Writes the negotiation workbook to a file, as a stream; answers what it held. Every total is a formula that leads down
 * to Regels and Normbedragen, and shows what the ledger says until somebody changes an amount.
 */
export async function writeNegotiationWorkbook(path: string, figures: NegotiationFigures): Promise<WorkbookSeal> {
  const workbook = new WorkbookFile(path, new Date(figures.perYear.knownOn));
  try {
    const seal = await writeSheets(workbook, figures);
    await workbook.close();
    return seal;
  } catch (error) {
    workbook.abandon();
    if (error instanceof SheetFull) throw new ProblemError('conflict', TOO_MANY_LINES);
    throw error;
  }
}

const TOO_MANY_LINES =
  'Er zijn meer regels dan op een blad van Excel passen (1.048.575). Maak de export voor minder jaren.';

async function writeSheets(workbook: WorkbookFile, figures: NegotiationFigures): Promise<WorkbookSeal> {
  const labels = careLabels(figures.costCategories);
  const nameOf = namesOf(figures);

  writeGuide(workbook, figures);
  let perYear: TableSheet | null = null;
  writeSummary(workbook, figures.perYear.total, figures.care.total?.realCost ?? '0', () => {
    if (perYear === null) throw new Error('the summary shows a sheet that was not written');
    return perYear;
  });
  perYear = writeTotals(workbook, PER_YEAR, figures.perYear);
  perYear.finish();
  writeWithBars(writeTotals(workbook, PER_COMPONENT, figures.perComponent), 'Bekostigingsonderdeel', 'onderdeel');
  writeWithBars(writeTotals(workbook, PER_PROVINCE, figures.perProvince), 'Provincie', 'provincie');
  writePlaces(workbook, figures.perPlace, nameOf);
  writePlaceYears(workbook, figures.placeYears, Object.values(labels));
  writePlaceComponents(workbook, figures.perPlaceComponent, nameOf);
  writeExplanations(workbook, figures.explanations);
  writeCostCovering(workbook, figures.costCovering, figures);
  writeCare(workbook, figures.care, labels);
  writeScenarios(workbook, figures.scenarios);
  writeTariffs(workbook, figures.tariffs, { areReckonedWith: true });
  writeRules(workbook);
  writeReconciliation(workbook, figures.perYear.total);
  assertSame(await writeLines(workbook, figures.declarations, figures.costCategories), figures.perYear.total);
  return writeSeal(workbook);
}

function writeWithBars(sheet: TableSheet, categories: string, group: string): void {
  sheet.chart({
    kind: 'bars',
    title: `Tekorten en overschotten per ${group}`,
    description: `Twee staven per ${group}, in euro: de som van tekorten en de som van overschotten. De bedragen staan in de tabel hierboven.`,
    categories,
    series: [SHORTFALLS, SURPLUSES],
  });
  sheet.finish();
}

/** As the lines call them: on these words the sums of the care sheet are made. */
function careLabels(costCategories: readonly CostCategory[]): { psychosocial: string; psychiatric: string } {
  const labelOf = (code: string): string => costCategories.find((category) => category.code === code)?.label ?? code;
  return { psychosocial: labelOf('psychosocial-care'), psychiatric: labelOf('psychiatric-care') };
}

function namesOf({ placeYears }: NegotiationFigures): (code: string) => string {
  const names = new Map(placeYears.map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? code;
}

/** Lines that do not add up to the ledger must never reach a table of negotiation. */
function assertSame(lines: Totals, ledger: NationalTotalDto): void {
  for (const sum of ['realCost', 'entitlement', 'received'] as const) {
    if (amountText(lines[sum]) !== ledger[sum]) {
      throw new Error(`the lines add up to ${amountText(lines[sum])} of ${sum}, the ledger holds ${ledger[sum]}`);
    }
  }
}
