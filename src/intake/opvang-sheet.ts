import type { ReceptionLine, Regulation } from '../kernel/scheme.js';
import type { IsoDate } from '../kernel/period.js';
import { readOptional, readRequired, UNREADABLE } from './cell-reading.js';
import type { ColumnNotation, Unreadable } from './cell-reading.js';
import type { ReceptionColumn } from './declaration-layout.js';
import { finding } from './findings.js';
import type { Finding } from './findings.js';
import { readFreeText } from './free-text.js';
import { readDate } from './notation/calendar.js';
import { choice } from './notation/choice.js';
import { plainText } from './notation/plain-text.js';
import { dutchDate } from '../platform/dutch-dates.js';
import { readWholeNumber } from './notation/whole-number.js';
import type { TableCell, TableRow } from './table.js';
import { isOutsideYear } from './year-check.js';

/** A row of the sheet Opvang: a constant number of places (GOO) or persons (POO) over its days. */

const DATE: ColumnNotation<IsoDate> = { code: 'date-unreadable', read: readDate };
const COUNT: ColumnNotation<number> = { code: 'number-unreadable', read: readWholeNumber };
const REGULATION: ColumnNotation<Regulation> = {
  code: 'regulation-unknown',
  read: choice<Regulation>(
    [
      ['GOO', 'goo'],
      ['POO', 'poo'],
    ],
    'GOO of POO',
  ),
};

/** The line, or null when a cell it needs cannot be read; what is wrong goes to `findings`. */
export function readReceptionRow(
  row: TableRow<ReceptionColumn>,
  fiscalYear: number | null,
  findings: Finding[],
): ReceptionLine | null {
  const { from, through } = readPeriod(row, fiscalYear, findings);
  const regulation = readRequired(row.cell('regulation'), REGULATION, findings);
  const location = readFreeText(row.cell('location'), findings);
  const realisedPlaces = readPlaces(row.cell('realisedPlaces'), regulation, regulation === 'GOO', findings);
  const occupiedPlaces = readPlaces(row.cell('occupiedPlaces'), regulation, false, findings);
  if (regulation === 'POO') warnAboutPlaces(row, findings);
  const persons = readCount(row.cell('persons'), regulation === 'POO', findings);

  if (
    from === UNREADABLE ||
    through === UNREADABLE ||
    regulation === UNREADABLE ||
    location === UNREADABLE ||
    realisedPlaces === UNREADABLE ||
    occupiedPlaces === UNREADABLE ||
    persons === UNREADABLE
  ) {
    return null;
  }
  return { row: row.row, from, through, regulation, location, realisedPlaces, occupiedPlaces, persons };
}

function readPeriod(
  row: TableRow<ReceptionColumn>,
  fiscalYear: number | null,
  findings: Finding[],
): { from: IsoDate | Unreadable; through: IsoDate | Unreadable } {
  const from = readDayInYear(row.cell('from'), fiscalYear, findings);
  const through = readDayInYear(row.cell('through'), fiscalYear, findings);
  if (from === UNREADABLE || through === UNREADABLE || through >= from) return { from, through };
  const details = { given: dutchDate(through), expected: `een datum op of na ${dutchDate(from)}` };
  findings.push(finding('period-reversed', row.cell('through').place, details));
  return { from, through: UNREADABLE };
}

function readDayInYear(cell: TableCell, fiscalYear: number | null, findings: Finding[]): IsoDate | Unreadable {
  const date = readRequired(cell, DATE, findings);
  if (date === UNREADABLE || !isOutsideYear(date, fiscalYear)) return date;
  const details = { given: dutchDate(date), expected: `een datum in ${fiscalYear}` };
  findings.push(finding('date-outside-year', cell.place, details));
  return UNREADABLE;
}

/** Places belong to GOO; on a POO row they are not even read. */
function readPlaces(
  cell: TableCell,
  regulation: Regulation | Unreadable,
  isRequired: boolean,
  findings: Finding[],
): number | null | Unreadable {
  return regulation === 'POO' && !cell.unreadable ? null : readCount(cell, isRequired, findings);
}

function readCount(cell: TableCell, isRequired: boolean, findings: Finding[]): number | null | Unreadable {
  return isRequired ? readRequired(cell, COUNT, findings) : readOptional(cell, COUNT, findings);
}

/** One warning a row; a nought says that there are none, which is right. */
function warnAboutPlaces(row: TableRow<ReceptionColumn>, findings: Finding[]): void {
  for (const key of ['realisedPlaces', 'occupiedPlaces'] as const) {
    const { value, place } = row.cell(key);
    const given = value === null ? '' : plainText(value);
    if (given === '' || given === '0') continue;
    findings.push(finding('places-on-poo', place, { given, expected: 'een lege cel op een POO-regel' }));
    return;
  }
}
