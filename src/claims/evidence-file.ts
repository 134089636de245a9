import { readFile } from 'node:fs/promises';
import { containsBsn } from '../intake/bsn.js';
import { readAmount } from '../intake/notation/dutch-amount.js';
import { plainText } from '../intake/notation/plain-text.js';
import { openWorkbook } from '../intake/workbook/open-workbook.js';
import type { CellValue, Workbook } from '../intake/workbook/workbook.js';
import { WorkbookRefused } from '../intake/workbook/workbook-refused.js';
import type { WorkbookLimits } from '../platform/config/workbook-limits.js';
import { pdfFault } from './pdf-file.js';
import type { PdfFault } from './pdf-file.js';

/** What may be evidence. */
export const EVIDENCE_KINDS = ['pdf', 'xlsx'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** A file that is no evidence; `message` is the Dutch sentence for its sender. */
export class EvidenceRefused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const PDF_START = '%PDF-';
const NEITHER =
  'Dit bestand is geen PDF en geen Excel-werkmap (.xlsx). Sla het als een van beide op en stuur het opnieuw.';

const PDF_REFUSALS: Readonly<Record<PdfFault, string>> = {
  'not-a-pdf': NEITHER,
  'cut-off-pdf': 'Deze PDF is niet volledig: het einde ontbreekt. Maak haar opnieuw en stuur die.',
  'encrypted-pdf': 'Deze PDF is versleuteld. Sla haar op zonder wachtwoord en stuur die.',
  'active-pdf':
    'Deze PDF bevat scripts, bijlagen of opdrachten die een programma starten. Druk haar af naar een nieuwe PDF en stuur die.',
  'unclear-pdf': 'Deze PDF kan niet worden nagekeken. Druk haar af naar een nieuwe PDF en stuur die.',
};

/** Tells by its content what a file is; throws EvidenceRefused when it is nothing that we keep. */
export async function evidenceKind(path: string, limits: WorkbookLimits): Promise<EvidenceKind> {
  const file = await readFile(path);
  if (file.subarray(0, PDF_START.length).toString('latin1') === PDF_START) {
    const fault = pdfFault(file);
    if (fault) throw new EvidenceRefused(fault, PDF_REFUSALS[fault]);
    return 'pdf';
  }
  // what is no zip would be read as a table of text
  if (file.subarray(0, 2).toString('latin1') !== 'PK') throw new EvidenceRefused('not-evidence', NEITHER);
  await refuseWorkbook(path, limits);
  return 'xlsx';
}

async function refuseWorkbook(path: string, limits: WorkbookLimits): Promise<void> {
  try {
    const workbook = await openWorkbook(path, limits);
    try {
      if (workbook.format !== 'xlsx') throw new EvidenceRefused('not-evidence', NEITHER);
      await readThrough(workbook);
    } finally {
      workbook.close();
    }
  } catch (error) {
    if (error instanceof WorkbookRefused) throw new EvidenceRefused(error.code, error.message);
    throw error;
  }
}

/** To the end: only so do the limits hold for all of it, and is it known that no citizen service number is in it. */
async function readThrough(workbook: Workbook): Promise<void> {
  for (const sheet of workbook.sheets) {
    for await (const rows of workbook.rows(sheet)) {
      for (const { row, cells } of rows) {
        if ([...cells.values()].some(holdsBsn)) {
          throw new EvidenceRefused(
            'bsn-in-evidence',
            `In rij ${row} van een blad staat een burgerservicenummer, of een getal dat er een kan zijn. Haal het weg en stuur het bestand opnieuw. Er is niets opgeslagen.`,
          );
        }
      }
    }
  }
}

/** Amounts of nine digits pass the eleven test by chance: what is written as one is not taken for a number of somebody. */
function holdsBsn(cell: CellValue): boolean {
  if (cell.kind === 'number') return /^\d{9}$/.test(cell.raw) && containsBsn(cell.raw);
  if (cell.kind !== 'text') return false;
  const isAmount = cell.text.includes(',') && readAmount(cell).ok;
  return !isAmount && containsBsn(plainText(cell));
}
