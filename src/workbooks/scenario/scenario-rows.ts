import { addDays, calendarYear, overlap } from '../../kernel/period.js';
import type { IsoDate } from '../../kernel/period.js';
import { TARIFF_CODES } from '../../kernel/tariff-schedule.js';
import { spreadsheetText } from '../../platform/spreadsheet-text.js';
import type { ScenarioIndex, ScenarioInputs } from '../../shortfall/scenarios/scenario-inputs.js';
import type { RecordedScenario } from '../../shortfall/scenarios/scenarios.repository.js';
import { FIELD_LABELS, INDEX_LABELS, TARIFF_LABELS } from './scenario-sheet.js';
import type { ScenarioSeries } from './scenario-sheet.js';

/** A row of the sheet, by its columns; blank where there is nothing to say. */
export interface ScenarioRow {
  readonly subject: string;
  readonly from: IsoDate | null;
  readonly through: IsoDate | null;
  readonly value:
    | { readonly kind: 'text' | 'date' | 'amount' | 'index' | 'year'; readonly text: string }
    | { readonly kind: 'amount'; readonly text: null }
    | { readonly kind: 'year'; readonly text: null };
}

/** All that is asked, and a row to fill in for each year in which nothing is. */
export function scenarioRows({ name, inputs, knownOn }: RecordedScenario): ScenarioRow[] {
  const { fromDate, baseYear, throughYear, layout } = inputs;
  const single = (subject: string, value: ScenarioRow['value']): ScenarioRow => ({
    ...{ subject, from: null, through: null, value },
  });
  const first = Number(fromDate.slice(0, 4));
  const years = Array.from({ length: throughYear - first + 1 }, (_, index) => first + index);
  return [
    single(FIELD_LABELS.name, { kind: 'text', text: spreadsheetText(name) }),
    single(FIELD_LABELS.fromDate, { kind: 'date', text: fromDate }),
    single(FIELD_LABELS.baseYear, { kind: 'year', text: String(baseYear) }),
    single(FIELD_LABELS.throughYear, { kind: 'year', text: String(throughYear) }),
    single(FIELD_LABELS.knownOn, { kind: 'text', text: knownOn.toISOString() }),
    single(FIELD_LABELS.layout, { kind: 'year', text: layout === null ? null : String(layout) }),
    ...tariffRows(inputs, years),
    ...indexRows('volumeIndex', inputs.volumeIndex, years),
    ...indexRows('costIndex', inputs.costIndex, years),
  ];
}

function tariffRows({ tariffs }: ScenarioInputs, years: readonly number[]): ScenarioRow[] {
  return TARIFF_CODES.flatMap((code) => {
    const given = tariffs.filter(({ tariff }) => tariff === code);
    const untouched = years.filter((year) =>
      given.every(({ validFrom: from, validUntil: until }) => overlap(calendarYear(year), { from, until }) === null),
    );
    const rows: ScenarioRow[] = [
      ...given.map(({ validFrom, validUntil, amount }) => ({
        subject: TARIFF_LABELS[code],
        from: validFrom,
        through: validUntil === null ? null : addDays(validUntil, -1),
        value: { kind: 'amount' as const, text: amount },
      })),
      ...untouched.map((year) => ({
        ...{ subject: TARIFF_LABELS[code], ...wholeYear(year) },
        value: { kind: 'amount' as const, text: null },
      })),
    ];
    return rows.sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
  });
}

function indexRows(series: ScenarioSeries, index: readonly ScenarioIndex[], years: readonly number[]): ScenarioRow[] {
  return years.map((year) => ({
    ...{ subject: INDEX_LABELS[series], ...wholeYear(year) },
    value: { kind: 'index', text: index.find((one) => one.year === year)?.index ?? '1' },
  }));
}

function wholeYear(year: number): { from: IsoDate; through: IsoDate } {
  return { from: `${year}-01-01`, through: `${year}-12-31` };
}
