import { postedCostEur, receivedEur } from '../kernel/entitlement.js';
import type { Sheet } from '../kernel/entitlement.js';
import type { Totals } from '../kernel/gap.js';
import { addTotals } from '../kernel/gap.js';
import { ZERO } from '../kernel/money.js';
import type { Assessment } from './assessment.js';

/**
 * What changed between two versions of a declaration, line by line. Lines have no name of their own, and a row that is
 * slipped in moves all rows below it: so lines are paired by what they say, then by what they are about, and only then
 * by the row they stand in.
 */
export interface LineDifference {
  readonly sheet: Sheet;
  readonly change: 'added' | 'removed' | 'changed';
  /** Row in the newer version; null: it is not there any more. */
  readonly row: number | null;
  /** Row in the older version; null: it was not there yet. */
  readonly previousRow: number | null;
  readonly fields: readonly FieldDifference[];
  /** What it does to the totals. */
  readonly effect: Totals;
}

export interface FieldDifference {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A line as its sheet shows it, with what it comes to. */
interface ComparableLine {
  readonly row: number;
  readonly fields: ReadonlyMap<string, string | null>;
  readonly totals: Totals;
}

/** What a line is about: of two lines about the same, the rest of the fields may differ. */
const SUBJECT: Readonly<Record<Sheet, readonly string[]>> = {
  Opvang: ['Van', 'Regeling', 'Locatie'],
  Kosten: ['Maand', 'Kostensoort', 'Dekking', 'Locatie', 'Omschrijving'],
  Ontvangsten: ['Datum', 'Soort', 'Onderdeel', 'Kenmerk'],
};

const NOTHING: Totals = { realCost: ZERO, entitlement: ZERO, received: ZERO };

/** The differences, in the order of sheets and rows; both versions assessed by the same rules. */
export function lineDifferences(before: Assessment | null, after: Assessment): LineDifference[] {
  const older = before ? comparable(before) : null;
  const newer = comparable(after);
  return (['Opvang', 'Kosten', 'Ontvangsten'] as const).flatMap((sheet) =>
    sheetDifferences(sheet, older?.[sheet] ?? [], newer[sheet]),
  );
}

function sheetDifferences(
  sheet: Sheet,
  older: readonly ComparableLine[],
  newer: readonly ComparableLine[],
): LineDifference[] {
  const whole = pair(older, newer, (line) => JSON.stringify([...line.fields]));
  const subject = pair(whole.older, whole.newer, (line) =>
    JSON.stringify(SUBJECT[sheet].map((field) => line.fields.get(field))),
  );
  const inRow = pair(subject.older, subject.newer, (line) => String(line.row));
  return [
    ...[...subject.pairs, ...inRow.pairs].map(([from, to]) => difference(sheet, from, to)),
    ...inRow.older.map((line) => difference(sheet, line, null)),
    ...inRow.newer.map((line) => difference(sheet, null, line)),
  ].sort((a, b) => (a.row ?? a.previousRow ?? 0) - (b.row ?? b.previousRow ?? 0));
}

/** Pairs lines with the same key, in order; answers the pairs and what is left on either side. */
function pair(
  older: readonly ComparableLine[],
  newer: readonly ComparableLine[],
  keyOf: (line: ComparableLine) => string,
): { pairs: [ComparableLine, ComparableLine][]; older: ComparableLine[]; newer: ComparableLine[] } {
  const waiting = new Map<string, ComparableLine[]>();
  for (const line of older) {
    const key = keyOf(line);
    const same = waiting.get(key);
    if (same) same.push(line);
    else waiting.set(key, [line]);
  }
  const pairs: [ComparableLine, ComparableLine][] = [];
  const unpaired: ComparableLine[] = [];
  for (const line of newer) {
    const match = waiting.get(keyOf(line))?.shift();
    if (match) pairs.push([match, line]);
    else unpaired.push(line);
  }
  return { pairs, older: [...waiting.values()].flat(), newer: unpaired };
}

function difference(sheet: Sheet, from: ComparableLine | null, to: ComparableLine | null): LineDifference {
  const names = [...((to ?? from)?.fields.keys() ?? [])];
  const minus = from?.totals ?? NOTHING;
  return {
    sheet,
    change: !from ? 'added' : !to ? 'removed' : 'changed',
    row: to?.row ?? null,
    previousRow: from?.row ?? null,
    fields: names
      .map((field) => ({ field, before: from?.fields.get(field) ?? null, after: to?.fields.get(field) ?? null }))
      .filter(({ before, after }) => before !== after),
    effect: addTotals([
      to?.totals ?? NOTHING,
      {
        realCost: minus.realCost.negated(),
        entitlement: minus.entitlement.negated(),
        received: minus.received.negated(),
      },
    ]),
  };
}

function comparable({ lines, entitlement }: Assessment): Record<Sheet, ComparableLine[]> {
  const entitled = new Map<string, Totals[]>();
  for (const line of entitlement) {
    const key = `${line.sheet} ${line.row}`;
    const part = { ...NOTHING, entitlement: line.amountEur };
    const parts = entitled.get(key);
    if (parts) parts.push(part);
    else entitled.set(key, [part]);
  }
  const totals = (sheet: Sheet, row: number, own: Partial<Totals>): Totals =>
    addTotals([...(entitled.get(`${sheet} ${row}`) ?? []), { ...NOTHING, ...own }]);
  return {
    Opvang: lines.reception.map((line) => ({
      row: line.row,
      fields: new Map([
        ['Van', line.from],
        ['Tot en met', line.through],
        ['Regeling', line.regulation],
        ['Locatie', line.location],
        ['Gerealiseerde plekken', count(line.realisedPlaces)],
        ['Bezette plekken', count(line.occupiedPlaces)],
        ['Personen', count(line.persons)],
      ]),
      totals: totals('Opvang', line.row, {}),
    })),
    Kosten: lines.costs.map((line) => ({
      row: line.row,
      fields: new Map([
        ['Maand', line.month],
        ['Kostensoort', line.costCategory],
        ['Dekking', line.fundingRoute],
        ['Bedrag', line.amountEur.toFixed()],
        ['Locatie', line.location],
        ['Omschrijving', line.description],
        ['Bewijsstuk', line.evidence],
      ]),
      totals: totals('Kosten', line.row, { realCost: postedCostEur(line) }),
    })),
    Ontvangsten: lines.receipts.map((line) => ({
      row: line.row,
      fields: new Map([
        ['Datum', line.date],
        ['Soort', line.kind],
        ['Onderdeel', line.component],
        ['Bedrag', line.amountEur.toFixed()],
        ['Kenmerk', line.reference],
      ]),
      totals: totals('Ontvangsten', line.row, { received: receivedEur(line) }),
    })),
  };
}

function count(value: number | null): string | null {
  return value === null ? null : String(value);
}
