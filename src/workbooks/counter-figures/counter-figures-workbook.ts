import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CounterComparison } from '../../counter-figures/comparison.service.js';
import { KIND_NAMES } from '../../counter-figures/figures-layout.js';
import { COMPONENT_NAMES } from '../../shortfall/component-names.js';
import { writeSeal } from '../seal/seal-sheet.js';
import { WorkbookFile } from '../workbook-file.js';
import { writeDifferences, writeSummary } from './differences-sheets.js';
import { writeGuide } from './guide-sheet.js';
import { writeStated, writeTariffDifferences } from './stated-sheets.js';

/** Where another party's figures differ from ours, and why: to be laid on the table beside theirs. */
export async function counterFiguresWorkbook(comparison: CounterComparison, folder: string): Promise<Buffer> {
  const path = join(folder, `${randomUUID()}.xlsx`);
  await mkdir(folder, { recursive: true });
  try {
    const workbook = new WorkbookFile(path, comparison.moment);
    writeGuide(workbook, comparison);
    writeSummary(workbook, comparison);
    writeDifferences(workbook, comparison);
    writeTariffDifferences(workbook, comparison);
    writeNotCompared(workbook, comparison);
    writeStated(workbook, comparison);
    writeSeal(workbook);
    await workbook.close();
    return await readFile(path);
  } finally {
    await rm(path, { force: true });
  }
}

function writeNotCompared(workbook: WorkbookFile, { notCompared }: CounterComparison): void {
  const sheet = workbook.table('Niet vergeleken', [
    { header: 'Soort bedrag', kind: 'text', width: 20 },
    { header: 'Boekjaar', kind: 'year', width: 11 },
    { header: 'Onderdeel dat zij niet noemen', kind: 'text', width: 34 },
    { header: 'Gemeenten', kind: 'count', width: 13 },
    { header: 'Ons bedrag', kind: 'euro', width: 20 },
  ]);
  for (const { kind, year, component, municipalities, oursEur } of notCompared) {
    sheet.add([KIND_NAMES[kind], year, COMPONENT_NAMES[component], municipalities, oursEur]);
  }
  sheet.finish();
}
