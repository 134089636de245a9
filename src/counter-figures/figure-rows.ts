import { readReference } from '../intake/free-text.js';
import type { Finding } from '../intake/findings.js';
import type { SheetLayout } from '../intake/declaration-layout.js';
import { isBlank, UNREADABLE } from '../intake/cell-reading.js';
import type { SheetMistakes } from '../intake/sheet-mistakes.js';
import type { TableRow } from '../intake/table.js';
import { totalsRow } from '../intake/totals-row.js';
import type { IsoDate } from '../kernel/period.js';
import { AMOUNT, codeNotation, COMPONENT, COUNT, DATE, KIND, nameNotation, TARIFF, YEAR } from './cell-notations.js';
import type { KnownMunicipality } from './cell-notations.js';
import { FIGURES_SHEET } from './figures-layout.js';
import type { FigureColumn } from './figures-layout.js';
import type { StatedFigure } from './stated-figures.js';

type Row = TableRow<FigureColumn>;

/** Rows of the sheet Cijfers, one after the other; `heed` is told what is found of cells that hold text. */
export interface FigureRows {
  read(row: Row): void;
  /** What could be read; periods that overlap are told of. */
  finish(): readonly StatedFigure[];
}

export function figureRows(
  municipalities: readonly KnownMunicipality[],
  mistakes: SheetMistakes,
  heed: (found: Finding) => void,
): FigureRows {
  const municipalityIn = municipalityReader(municipalities, mistakes);
  const figures: { readonly figure: StatedFigure; readonly row: Row }[] = [];
  return {
    read: (row) => {
      if (isTotal(row)) {
        mistakes.add(totalCell(row), 'totals-row', 'dit is een totaalregel.', 'alleen regels, geen totalen');
        return;
      }
      const municipalityCode = municipalityIn(row);
      const year = mistakes.required(row.cell('year'), YEAR);
      const period = periodIn(row, year, mistakes);
      const component = mistakes.required(row.cell('component'), COMPONENT);
      const kind = mistakes.optional(row.cell('kind'), KIND) ?? 'entitlement';
      const count = mistakes.optional(row.cell('count'), COUNT);
      const tariffEur = mistakes.optional(row.cell('tariff'), TARIFF);
      const amountEur = mistakes.required(row.cell('amount'), AMOUNT);
      const reference = referenceIn(row, heed);
      if (municipalityCode === null || year === null || component === null || amountEur === null) return;
      const { from, through } = period;
      figures.push({
        figure: {
          ...{ row: row.row, municipalityCode, year, from, through, component, kind },
          ...{ count, tariffEur, amountEur, reference },
        },
        row,
      });
    },
    finish: () => {
      tellOverlaps(figures, mistakes);
      return figures.map(({ figure }) => figure);
    },
  };
}

const BY_NAME: SheetLayout<FigureColumn> = {
  ...FIGURES_SHEET,
  columns: FIGURES_SHEET.columns.filter(({ key }) => key === 'municipality'),
};

function isTotal(row: Row): boolean {
  return [FIGURES_SHEET, BY_NAME].some((layout) => totalsRow(row, layout) !== null);
}

function totalCell(row: Row): ReturnType<Row['cell']> {
  return row.cell(totalsRow(row, BY_NAME) === null ? 'municipalityCode' : 'municipality');
}

/** By code or by name; where both are told they must be of one municipality. null: unknown, which was told. */
function municipalityReader(
  municipalities: readonly KnownMunicipality[],
  mistakes: SheetMistakes,
): (row: Row) => string | null {
  const [byCode, byName] = [codeNotation(municipalities), nameNotation(municipalities)];
  const nameOf = new Map(municipalities.map(({ code, name }) => [code, name]));
  return (row) => {
    const [codeCell, nameCell] = [row.cell('municipalityCode'), row.cell('municipality')];
    const isByName = isBlank(codeCell.value) && !codeCell.unreadable && !isBlank(nameCell.value);
    if (isByName) return mistakes.required(nameCell, byName);
    const code = mistakes.required(codeCell, byCode);
    const { value } = nameCell;
    const named = value !== null && (value.kind === 'text' || value.kind === 'number') ? byName.read(value) : null;
    if (code === null || named === null || named === code) return code;
    mistakes.add(nameCell, 'municipality-other', `${code} is ${nameOf.get(code)}.`, 'de naam die bij de code hoort');
    return null;
  };
}

/** Both days or neither, in the year. */
function periodIn(
  row: Row,
  year: number | null,
  mistakes: SheetMistakes,
): { readonly from: IsoDate | null; readonly through: IsoDate | null } {
  const [fromCell, throughCell] = [row.cell('from'), row.cell('through')];
  const none = { from: null, through: null };
  if (isBlank(fromCell.value) && isBlank(throughCell.value)) return none;
  const from = mistakes.required(fromCell, DATE);
  const through = mistakes.required(throughCell, DATE);
  if (from === null || through === null) return none;
  if (through < from) {
    mistakes.add(throughCell, 'period-reversed', 'het einde ligt voor het begin.', 'een dag vanaf Van');
    return none;
  }
  for (const [cell, date] of [
    [fromCell, from],
    [throughCell, through],
  ] as const) {
    if (year === null || date.startsWith(`${year}-`)) continue;
    mistakes.add(cell, 'date-outside-year', 'deze dag ligt buiten het boekjaar.', `een dag in ${year}`);
  }
  return { from, through };
}

/** A citizen service number in it is not kept. */
function referenceIn(row: Row, heed: (found: Finding) => void): string | null {
  const findings: Finding[] = [];
  const reference = readReference(row.cell('reference'), findings);
  findings.forEach(heed);
  return reference === UNREADABLE ? null : reference;
}

/** Figures over the same days are added up; over days that are partly the same nobody can tell what is meant. */
function tellOverlaps(
  figures: readonly { readonly figure: StatedFigure; readonly row: Row }[],
  mistakes: SheetMistakes,
): void {
  const groups = new Map<string, { readonly figure: StatedFigure; readonly row: Row }[]>();
  for (const one of figures) {
    const { municipalityCode, year, component, kind } = one.figure;
    const key = `${municipalityCode} ${year} ${component} ${kind}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  for (const group of groups.values()) {
    let widest: StatedFigure | null = null;
    for (const { figure, row } of group.toSorted((a, b) => (startOf(a.figure) < startOf(b.figure) ? -1 : 1))) {
      if (widest !== null && startOf(figure) <= endOf(widest) && !isOverSameDays(figure, widest)) {
        const problem = `deze periode valt deels samen met die van rij ${widest.row}.`;
        mistakes.add(row.cell('from'), 'periods-overlap', problem, 'perioden die gelijk zijn, of los van elkaar');
      }
      if (widest === null || endOf(figure) > endOf(widest)) widest = figure;
    }
  }
}

function isOverSameDays(a: StatedFigure, b: StatedFigure): boolean {
  return startOf(a) === startOf(b) && endOf(a) === endOf(b);
}

function startOf({ from, year }: StatedFigure): IsoDate {
  return from ?? `${year}-01-01`;
}

function endOf({ through, year }: StatedFigure): IsoDate {
  return through ?? `${year}-12-31`;
}
