import { isBlank } from './cell-reading.js';
import { MUNICIPALITY_FIELDS } from './declaration-layout.js';
import type { MunicipalityColumn, MunicipalityField } from './declaration-layout.js';
import { finding, presentable } from './findings.js';
import type { Finding } from './findings.js';
import { lookalike, pairLookalikes } from './lookalike.js';
import { looseKey } from './notation/choice.js';
import { plainText } from './notation/plain-text.js';
import type { TableCell, TableItem, TableRow } from './table.js';

/** The rows of the sheet Gemeente as fields: the cell in Waarde by the name in Veld. */
export interface FieldCells {
  get(field: MunicipalityField): TableCell | undefined;
  /** The unknown name that probably means this field, which is absent. */
  misspelt(field: MunicipalityField): string | null;
}

const LABELS = Object.entries(MUNICIPALITY_FIELDS) as [MunicipalityField, string][];
const FIELD_BY_KEY = new Map(LABELS.map(([field, label]) => [looseKey(label), field]));

/** The template has five fields; what stands further down than this is no field of it. */
const LAST_ROW = 1_000;

/** Null when the sheet has no columns Veld and Waarde, which is then the one finding. */
export async function municipalityFields(
  batches: AsyncIterable<readonly TableItem<MunicipalityColumn>[]>,
  findings: Finding[],
): Promise<FieldCells | null> {
  const cells = new Map<MunicipalityField, TableCell>();
  const unknown: { readonly name: string; readonly cell: TableCell }[] = [];
  const repeated = new Set<MunicipalityField>();
  let shapeless = false;
  for (const item of await firstItems(batches)) {
    if (item.kind === 'columns') continue;
    if (item.kind === 'finding') {
      findings.push(item.finding);
      shapeless ||= item.finding.severity === 'error';
      continue;
    }
    const { name, field } = fieldOf(item.row);
    if (field === undefined) {
      if (name !== '' || !isBlank(item.row.cell('value').value)) unknown.push({ name, cell: item.row.cell('field') });
    } else if (cells.has(field)) {
      repeated.add(field);
      reportTwice(item.row, field, findings);
    } else {
      cells.set(field, valueCell(item.row, field, false));
    }
  }
  if (shapeless) return null;
  // which of the two is meant cannot be told, so neither is read
  for (const field of repeated) {
    const cell = cells.get(field);
    if (cell) cells.set(field, { ...cell, unreadable: true });
  }
  return withUnknown(cells, unknown, findings);
}

/** What stands in the rows that may hold a field. */
async function firstItems(
  batches: AsyncIterable<readonly TableItem<MunicipalityColumn>[]>,
): Promise<TableItem<MunicipalityColumn>[]> {
  const first: TableItem<MunicipalityColumn>[] = [];
  for await (const items of batches) {
    for (const item of items) {
      if (item.kind === 'row' && item.row.row > LAST_ROW) return first;
      first.push(item);
    }
  }
  return first;
}

function fieldOf(row: TableRow<MunicipalityColumn>): { name: string; field: MunicipalityField | undefined } {
  const { value } = row.cell('field');
  const name = value === null ? '' : plainText(value);
  return { name, field: FIELD_BY_KEY.get(looseKey(name)) };
}

/** The cell is called after its field, not after its column. */
function valueCell(row: TableRow<MunicipalityColumn>, field: MunicipalityField, unreadable: boolean): TableCell {
  const { place, value } = row.cell('value');
  return { place: { ...place, field: MUNICIPALITY_FIELDS[field] }, value, unreadable };
}

function reportTwice(row: TableRow<MunicipalityColumn>, field: MunicipalityField, findings: Finding[]): void {
  const label = MUNICIPALITY_FIELDS[field];
  findings.push(finding('field-twice', row.cell('field').place, { given: label, expected: `één veld ${label}` }));
}

function withUnknown(
  cells: ReadonlyMap<MunicipalityField, TableCell>,
  unknown: readonly { readonly name: string; readonly cell: TableCell }[],
  findings: Finding[],
): FieldCells {
  // only a required field is reported as missing; a name that looks like an optional one is reported itself
  const missing = LABELS.filter(([field]) => isRequired(field) && !cells.has(field)).map(([, label]) => label);
  const pairs = pairLookalikes(
    missing,
    unknown.map(({ name }) => name),
  );
  const explained = new Set(pairs.values());
  const expected = `alleen de velden ${LABELS.map(([, label]) => label).join(', ')}`;
  for (const { name, cell } of unknown.filter((each) => !explained.has(each.name))) {
    const meant = lookalike(name, Object.values(MUNICIPALITY_FIELDS));
    const hint = meant === null ? null : `Bedoelde u "${meant}"?`;
    const isAbsent = LABELS.some(([field, label]) => label === meant && !cells.has(field));
    findings.push(finding(isAbsent ? 'field-misspelt' : 'field-unknown', cell.place, { given: name, expected, hint }));
  }
  return {
    get: (field) => cells.get(field),
    misspelt: (field) => {
      const name = pairs.get(MUNICIPALITY_FIELDS[field]);
      return name === undefined ? null : presentable(name);
    },
  };
}

function isRequired(field: MunicipalityField): boolean {
  return field === 'municipalityCode' || field === 'fiscalYear';
}
