import type { SheetLayout } from '../intake/declaration-layout.js';
import type { FigureKind } from '../kernel/counter-figure.js';
import { COMPONENTS } from '../kernel/scheme.js';
import type { Component } from '../kernel/scheme.js';
import { TARIFF_CODES } from '../kernel/tariff-schedule.js';
import type { TariffCode } from '../kernel/tariff-schedule.js';
import { COMPONENT_NAMES } from '../shortfall/component-names.js';

/** The workbook by which another party's figures come in, as data. Headers stand in row 1. */

export type FigureColumn =
  | 'municipalityCode'
  | 'municipality'
  | 'year'
  | 'from'
  | 'through'
  | 'component'
  | 'kind'
  | 'count'
  | 'tariff'
  | 'amount'
  | 'reference';

export const FIGURES_SHEET: SheetLayout<FigureColumn> = {
  name: 'Cijfers',
  // every municipality, year, component and kind is a tenth of it
  mostRows: 100_000,
  columns: [
    // one of the first two must be there
    { key: 'municipalityCode', label: 'Gemeentecode', required: false },
    { key: 'municipality', label: 'Gemeente', required: false },
    { key: 'year', label: 'Boekjaar', required: true },
    { key: 'from', label: 'Van', required: false },
    { key: 'through', label: 'Tot en met', required: false },
    { key: 'component', label: 'Onderdeel', required: true },
    { key: 'kind', label: 'Soort bedrag', required: false },
    { key: 'count', label: 'Aantal', required: false },
    { key: 'tariff', label: 'Normbedrag', required: false },
    { key: 'amount', label: 'Bedrag', required: true },
    { key: 'reference', label: 'Kenmerk', required: false },
  ],
};

export type TariffColumn = 'tariff' | 'from' | 'through' | 'amount' | 'source';

export const TARIFFS_SHEET: SheetLayout<TariffColumn> = {
  name: 'Normbedragen',
  mostRows: 200,
  columns: [
    { key: 'tariff', label: 'Normbedrag', required: true },
    { key: 'from', label: 'Geldig vanaf', required: true },
    { key: 'through', label: 'Geldig tot en met', required: false },
    { key: 'amount', label: 'Bedrag', required: true },
    { key: 'source', label: 'Bron', required: false },
  ],
};

export const KIND_NAMES: Readonly<Record<FigureKind, string>> = {
  entitlement: 'Aanspraak',
  'real-cost': 'Werkelijke kosten',
  received: 'Ontvangen',
};

/** As they are offered; the codes of the API and the names on our own screens are read too. */
export const SHORT_COMPONENT_NAMES: Readonly<Record<Component, string>> = {
  goo: 'GOO',
  allowance: 'Leefgeld',
  'poo-norm': 'POO',
  transition: 'Transitie',
  care: 'Zorg',
  own: 'Eigen',
};

export const COMPONENT_SPELLINGS: readonly (readonly [Component, ...string[]])[] = COMPONENTS.map((component) => [
  component,
  component,
  SHORT_COMPONENT_NAMES[component],
  COMPONENT_NAMES[component],
]);

export const TARIFF_NAMES: Readonly<Record<TariffCode, string>> = { 'goo-place-day': 'GOO', 'poo-person-month': 'POO' };

export const TARIFF_SPELLINGS: readonly (readonly [TariffCode, ...string[]])[] = TARIFF_CODES.map((tariff) => [
  tariff,
  tariff,
  TARIFF_NAMES[tariff],
]);
