import type { SheetLayout } from '../../intake/declaration-layout.js';
import type { TariffCode } from '../../kernel/tariff-schedule.js';

/** The sheet by which a scenario is handed over and back: a row for each thing that is asked. Headers stand in row 1. */

export type ScenarioColumn = 'subject' | 'from' | 'through' | 'value';

export const SCENARIO_SHEET: SheetLayout<ScenarioColumn> = {
  name: 'Scenario',
  mostRows: 500,
  columns: [
    { key: 'subject', label: 'Gegeven', required: true },
    { key: 'from', label: 'Van', required: true },
    { key: 'through', label: 'Tot en met', required: true },
    { key: 'value', label: 'Waarde', required: true },
  ],
};

/** What there is one of; its value stands in Waarde. */
export const FIELD_LABELS = {
  name: 'Naam',
  fromDate: 'Ingangsdatum',
  baseYear: 'Basisjaar',
  throughYear: 'Laatste jaar',
  knownOn: 'Stand van',
  layout: 'Indeling',
} as const;
export type ScenarioField = keyof typeof FIELD_LABELS;

/** What there is one of for each period. */
export const TARIFF_LABELS: Readonly<Record<TariffCode, string>> = {
  'goo-place-day': 'Normbedrag GOO',
  'poo-person-month': 'Normbedrag POO',
};
export const INDEX_LABELS = { volumeIndex: 'Volume-index', costIndex: 'Kostenindex' } as const;
export type ScenarioSeries = keyof typeof INDEX_LABELS;
