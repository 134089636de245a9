import type { TariffState } from '../../reference/tariffs/tariff-state.js';
import type { PublishableDto, PublishableGrouping } from '../../shortfall/publishable/publishable.dto.js';
import { writeTariffs } from '../tariffs-sheet.js';
import { writeSeal } from '../seal/seal-sheet.js';
import { WorkbookFile } from '../workbook-file.js';
import type { WorkbookSeal } from '../table-workbook.js';
import { writeCountry } from './country-sheet.js';
import { writeDisclosedTable } from './disclosed-table-sheet.js';
import { writeMinistryGuide } from './ministry-guide-sheet.js';

/** All that the workbook for the ministry says, read in one snapshot. */
export interface MinistryFigures {
  /** Of the export. */
  readonly id: string;
  readonly publishable: PublishableDto;
  readonly tariffs: readonly TariffState[];
}

/** The name of a table's sheet, and what its groups are called there. */
const SHEETS: Readonly<Record<PublishableGrouping, readonly [name: string, groups: string]>> = {
  province: ['Per provincie', 'Provincie'],
  safetyRegion: ['Per veiligheidsregio', 'Veiligheidsregio'],
  sizeClass: ['Per inwonertal', 'Gemeenten naar inwonertal'],
  component: ['Per onderdeel', 'Bekostigingsonderdeel'],
};

/**
 * Writes the workbook for the ministry to a file; answers what it held. It is given nothing that tells of a single
 * municipality.
 */
export async function writeMinistryWorkbook(
  path: string,
  { id, publishable, tariffs }: MinistryFigures,
): Promise<WorkbookSeal> {
  const workbook = new WorkbookFile(path, new Date(publishable.knownOn));
  writeMinistryGuide(workbook, id, publishable);
  writeCountry(workbook, publishable);
  for (const table of publishable.tables) writeDisclosedTable(workbook, ...SHEETS[table.grouping], table);
  writeTariffs(workbook, tariffs, { areReckonedWith: false });
  const seal = writeSeal(workbook);
  await workbook.close();
  return seal;
}
