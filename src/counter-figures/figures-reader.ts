import { finding } from '../intake/findings.js';
import type { Finding } from '../intake/findings.js';
import type { SheetLayout } from '../intake/declaration-layout.js';
import { looseKey } from '../intake/notation/choice.js';
import { SheetMistakes } from '../intake/sheet-mistakes.js';
import { readTable } from '../intake/table.js';
import type { TableRow } from '../intake/table.js';
import { openWorkbook } from '../intake/workbook/open-workbook.js';
import type { SheetInfo, Workbook } from '../intake/workbook/workbook.js';
import { WorkbookRefused } from '../intake/workbook/workbook-refused.js';
import type { WorkbookLimits } from '../platform/config/workbook-limits.js';
import type { ProblemDetail } from '../platform/http/problem.js';
import { figureRows } from './figure-rows.js';
import type { KnownMunicipality } from './cell-notations.js';
import { FIGURES_SHEET, TARIFFS_SHEET } from './figures-layout.js';
import type { FigureColumn } from './figures-layout.js';
import type { StatedFigures } from './stated-figures.js';
import { tariffRows } from './tariff-rows.js';

/** What a file states; or all that is wrong with it, and then nothing is taken from it. */
export type FiguresReading =
  | { readonly stated: StatedFigures; readonly warnings: readonly Finding[] }
  | { readonly mistakes: readonly [ProblemDetail, ...ProblemDetail[]] };

/** Nobody reads past this many mistakes: it is another file than was meant. */
const MOST_MISTAKES = 5_000;

/** Reads another party's figures from a workbook of whatever kind, within the limits of files that come in. */
export async function readFigures(
  path: string,
  municipalities: readonly KnownMunicipality[],
  limits: WorkbookLimits,
): Promise<FiguresReading> {
  try {
    const workbook = await openWorkbook(path, limits);
    try {
      return await new Reader(workbook, municipalities).read();
    } finally {
      workbook.close();
    }
  } catch (error) {
    if (!(error instanceof WorkbookRefused)) throw error;
    return { mistakes: [finding(error.code, {}, { expected: `een werkmap met een blad ${FIGURES_SHEET.name}` })] };
  }
}

class Reader {
  private readonly mistakes = new SheetMistakes();
  private readonly warnings: Finding[] = [];

  constructor(
    private readonly workbook: Workbook,
    private readonly municipalities: readonly KnownMunicipality[],
  ) {}

  async read(): Promise<FiguresReading> {
    const heed = (found: Finding): void => this.heed(found);
    const figures = figureRows(this.municipalities, this.mistakes, heed);
    const tariffs = tariffRows(this.mistakes, heed);
    await this.rows(FIGURES_SHEET, true, (row) => figures.read(row));
    await this.rows(TARIFFS_SHEET, false, (row) => tariffs.read(row));
    const stated = { figures: figures.finish(), tariffs: tariffs.finish() };
    if (stated.figures.length === 0 && this.mistakes.all.length === 0) {
      const expected = 'minstens één regel met cijfers';
      const { sheet, row, column, header } = { sheet: FIGURES_SHEET.name, row: null, column: null, header: null };
      const message = `Blad ${sheet}: er staan geen cijfers in. Verwacht: ${expected}. Vul het blad en lever het bestand opnieuw in.`;
      this.mistakes.all.push({ code: 'no-figures', severity: 'error', sheet, row, column, header, expected, message });
    }
    const [first, ...rest] = this.inOrder();
    return first ? { mistakes: [first, ...rest] } : { stated, warnings: this.warnings };
  }

  private async rows<K extends string>(
    layout: SheetLayout<K>,
    isRequired: boolean,
    read: (row: TableRow<K>) => void,
  ): Promise<void> {
    const sheet = this.sheetOf(layout, isRequired);
    if (!sheet) return;
    const { name } = layout;
    if (sheet.hidden) this.heed(finding('sheet-hidden', { sheet: name }, { expected: 'een blad dat zichtbaar is' }));
    let isLegible = true;
    for await (const items of readTable(name, layout, this.workbook.rows(sheet), this.workbook.form(sheet))) {
      for (const item of items) {
        const found =
          item.kind === 'finding' ? item.finding : item.kind === 'columns' ? noMunicipality(name, item) : null;
        if (found) this.heed(found);
        // rows under a head that is wrong would be wrong for that reason only
        if (found?.severity === 'error' && found.row === null) isLegible = false;
        if (item.kind === 'row' && isLegible) read(item.row);
      }
      if (this.mistakes.all.length > MOST_MISTAKES) return;
    }
  }

  /** A bare CSV is the figures, whatever it is called. */
  private sheetOf({ name }: SheetLayout, isRequired: boolean): SheetInfo | null {
    const { sheets, format } = this.workbook;
    if (format === 'csv') return isRequired ? (sheets[0] ?? null) : null;
    const [first, second] = sheets.filter((one) => looseKey(one.name) === looseKey(name));
    if (first && !second) return first;
    if (!first && !isRequired) return null;
    const code = first ? 'sheet-twice' : 'sheet-missing';
    this.mistakes.found(finding(code, { sheet: name }, { given: name, expected: `één blad ${name}` }));
    return null;
  }

  private heed(found: Finding): void {
    this.mistakes.found(found);
    if (found.severity === 'warning') this.warnings.push(found);
  }

  /** By sheet and row, what concerns the file or a sheet as a whole first; no more than anybody reads. */
  private inOrder(): ProblemDetail[] {
    const sheets = [null, FIGURES_SHEET.name, TARIFFS_SHEET.name];
    const place = ({ sheet, row }: ProblemDetail): number => sheets.indexOf(sheet ?? null) * 1_000_000 + (row ?? 0);
    const all = this.mistakes.all.toSorted((a, b) => place(a) - place(b));
    if (all.length <= MOST_MISTAKES) return all;
    const details = { count: all.length, expected: `hoogstens ${MOST_MISTAKES} fouten` };
    return [...all.slice(0, MOST_MISTAKES), finding('too-many-errors', {}, details)];
  }
}

/** Of whom a figure is must be told one way or the other. */
function noMunicipality(sheet: string, { columns }: { readonly columns: ReadonlyMap<string, number> }): Finding | null {
  const either: readonly FigureColumn[] = ['municipalityCode', 'municipality'];
  if (sheet !== FIGURES_SHEET.name || columns.size === 0 || either.some((key) => columns.has(key))) return null;
  const details = { expected: 'een kolom met de kop Gemeentecode of Gemeente' };
  return finding('column-missing', { sheet, header: 'Gemeentecode' }, details);
}
