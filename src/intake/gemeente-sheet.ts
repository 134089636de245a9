import { calendarYear, overlap } from '../kernel/period.js';
import type { Basis } from '../kernel/scheme.js';
import { isBlank, readOptional, UNREADABLE } from './cell-reading.js';
import type { ColumnNotation, Unreadable } from './cell-reading.js';
import { MUNICIPALITY_FIELDS, TEMPLATE_VERSION } from './declaration-layout.js';
import type { MunicipalityColumn, MunicipalityField } from './declaration-layout.js';
import { finding } from './findings.js';
import type { Finding, Place } from './findings.js';
import { readFreeText } from './free-text.js';
import type { IntakeMunicipality, IntakeReference } from './intake-reference.js';
import { municipalityFields } from './municipality-fields.js';
import type { FieldCells } from './municipality-fields.js';
import { choice, looseKey } from './notation/choice.js';
import { plainText } from './notation/plain-text.js';
import { longDutchDate } from '../platform/dutch-dates.js';
import type { TableCell, TableItem } from './table.js';
import { FIRST_FISCAL_YEAR } from '../kernel/scheme.js';
import { BASIS_NAMES, oneOf } from './scheme-names.js';

/** The sheet Gemeente: whose declaration it is, of which year, and on which basis. */

export interface DeclarationHeader {
  readonly municipalityCode: string;
  readonly fiscalYear: number;
  readonly basis: Basis;
  readonly templateVersion: number;
  readonly remark: string | null;
}

export interface MunicipalitySheet {
  /** Null when a field it needs cannot be read. */
  readonly header: DeclarationHeader | null;
  /** Known by itself, for the other sheets are checked against it even when the header is not complete. */
  readonly fiscalYear: number | null;
  readonly findings: readonly Finding[];
}

export async function readMunicipalitySheet(
  sheet: string,
  rows: AsyncIterable<readonly TableItem<MunicipalityColumn>[]>,
  reference: IntakeReference,
): Promise<MunicipalitySheet> {
  const findings: Finding[] = [];
  const fields = await municipalityFields(rows, findings);
  if (!fields) return { header: null, fiscalYear: null, findings };

  const fiscalYear = readFiscalYear(sheet, fields, reference.currentYear, findings);
  const municipality = readMunicipality(sheet, fields, fiscalYear, reference, findings);
  const basis = readField(sheet, fields, 'basis', BASIS, findings) ?? 'norm';
  const templateVersion = readTemplateVersion(sheet, fields, findings);
  const remarkCell = fields.get('remark');
  const remark = remarkCell ? readFreeText(remarkCell, findings) : null;

  if (
    fiscalYear === null ||
    municipality === UNREADABLE ||
    basis === UNREADABLE ||
    templateVersion === UNREADABLE ||
    remark === UNREADABLE
  ) {
    return { header: null, fiscalYear, findings };
  }
  const header = { municipalityCode: municipality.code, fiscalYear, basis, templateVersion, remark };
  return { header, fiscalYear, findings };
}

interface FieldNotation<T> extends ColumnNotation<T> {
  /** What a required field expects; an optional one may be blank. */
  readonly required?: string;
}

function readField<T>(
  sheet: string,
  fields: FieldCells,
  field: MunicipalityField,
  notation: FieldNotation<T>,
  findings: Finding[],
): T | null | Unreadable {
  const cell = fields.get(field);
  const value = cell ? readOptional(cell, notation, findings) : null;
  if (value !== null || notation.required === undefined) return value;
  const place = cell?.place ?? { sheet, field: MUNICIPALITY_FIELDS[field] };
  const misspelt = fields.misspelt(field);
  const hint = misspelt === null ? null : `Is het veld "${misspelt}" bedoeld?`;
  const remedy = misspelt === null ? null : 'Pas dan de naam aan en lever het bestand opnieuw in.';
  findings.push(finding('field-missing', place, { given: misspelt, expected: notation.required, hint, remedy }));
  return UNREADABLE;
}

/** Null when it cannot be read or cannot be declared; the other sheets are then not checked against it. */
function readFiscalYear(sheet: string, fields: FieldCells, currentYear: number, findings: Finding[]): number | null {
  const expected = `een jaar van ${FIRST_FISCAL_YEAR} tot en met ${currentYear}`;
  const notation: FieldNotation<number> = {
    code: 'fiscal-year-unreadable',
    required: expected,
    read: (value) => {
      const text = plainText(value);
      return /^\d{4}$/.test(text) ? { ok: true, value: Number(text) } : { ok: false, expected };
    },
  };
  const year = readField(sheet, fields, 'fiscalYear', notation, findings);
  if (year === null || year === UNREADABLE) return null;
  if (year >= FIRST_FISCAL_YEAR && year <= currentYear) return year;
  const place = fields.get('fiscalYear')?.place ?? { sheet };
  findings.push(finding('fiscal-year-outside-scheme', place, { given: String(year), expected }));
  return null;
}

const BASIS: FieldNotation<Basis> = {
  code: 'basis-unknown',
  read: choice<Basis>(
    [
      ['norm', BASIS_NAMES.norm],
      ['actual', BASIS_NAMES.actual, 'werkelijke kosten', 'actual'],
    ],
    `${oneOf(Object.values(BASIS_NAMES))}, of een lege cel voor ${BASIS_NAMES.norm}`,
  ),
};

const CODE: FieldNotation<string> = {
  code: 'municipality-code-unreadable',
  required: 'een gemeentecode als GM0193',
  read: (value) => {
    const digits = /^(?:gm(?=\d{4}$))?(\d{1,4})$/.exec(looseKey(plainText(value)))?.[1];
    return digits === undefined
      ? { ok: false, expected: 'een gemeentecode als GM0193' }
      : { ok: true, value: `GM${digits.padStart(4, '0')}` };
  },
};

function readMunicipality(
  sheet: string,
  fields: FieldCells,
  fiscalYear: number | null,
  { municipalities, sender }: IntakeReference,
  findings: Finding[],
): IntakeMunicipality | Unreadable {
  const code = readField(sheet, fields, 'municipalityCode', CODE, findings);
  if (code === null || code === UNREADABLE) return UNREADABLE;
  const place = fields.get('municipalityCode')?.place ?? { sheet };
  const municipality = municipalities.get(code);
  if (!municipality) {
    const expected = 'de code van een bestaande gemeente, als GM0193';
    findings.push(finding('municipality-unknown', place, { given: code, expected }));
    return UNREADABLE;
  }
  if (sender !== null && code !== sender) {
    const expected = `de code van uw eigen gemeente, ${sender}`;
    findings.push(finding('municipality-not-own', place, { given: code, expected }));
    return UNREADABLE;
  }
  if (fiscalYear === null || existsIn(municipality, fiscalYear)) return municipality;
  findings.push(notInYear(municipality, fiscalYear, place));
  return UNREADABLE;
}

function existsIn({ validFrom, validUntil }: IntakeMunicipality, year: number): boolean {
  return overlap(calendarYear(year), { from: validFrom ?? '0001-01-01', until: validUntil }) !== null;
}

function notInYear(municipality: IntakeMunicipality, year: number, place: Place): Finding {
  const expected = `een gemeente die in ${year} bestond`;
  const details = { given: municipality.code, expected, hint: lifeOf(municipality, year) };
  return finding('municipality-not-in-year', place, details);
}

/** Example: Brielle is per 1 januari 2023 opgegaan in Voorne aan Zee (GM1992). */
function lifeOf({ name, validFrom, validUntil, successor }: IntakeMunicipality, year: number): string {
  if (validFrom !== null && validFrom > `${year}-12-31`) return `${name} bestaat sinds ${longDutchDate(validFrom)}.`;
  const end = validUntil === null ? '' : ` per ${longDutchDate(validUntil)}`;
  return successor
    ? `${name} is${end} opgegaan in ${successor.name} (${successor.code}).`
    : `${name} is${end} opgeheven.`;
}

const VERSION: FieldNotation<number> = {
  code: 'template-version-unknown',
  read: choice([[TEMPLATE_VERSION, String(TEMPLATE_VERSION), `${TEMPLATE_VERSION},0`]], `versie ${TEMPLATE_VERSION}`),
};

function readTemplateVersion(sheet: string, fields: FieldCells, findings: Finding[]): number | Unreadable {
  const cell: TableCell | undefined = fields.get('templateVersion');
  const version = readField(sheet, fields, 'templateVersion', VERSION, findings);
  if (version !== null) return version;
  if (!cell || isBlank(cell.value)) {
    const place = cell?.place ?? { sheet, field: MUNICIPALITY_FIELDS.templateVersion };
    findings.push(finding('template-version-missing', place, { expected: `versie ${TEMPLATE_VERSION}` }));
  }
  return TEMPLATE_VERSION;
}
