import { ROUTE_NAMES } from '../../intake/scheme-names.js';
import { amount } from '../../kernel/money.js';
import { FUNDING_ROUTES } from '../../kernel/scheme.js';
import type { CareDto, CareTotalDto } from '../../shortfall/care/care.dto.js';
import type { CellContent } from '../cell-content.js';
import type { TableSheet } from '../table-sheet.js';
import type { WorkbookFile } from '../workbook-file.js';
import { quoted, sumOfSumIfs } from './formulas.js';
import type { Criterion } from './formulas.js';

/** What both kinds of care are called in the lines. */
export interface CareLabels {
  readonly psychosocial: string;
  readonly psychiatric: string;
}

const NOT_COVERED = 'Niet gedekt: op eigen kosten';

/** Psychosociale zorg: what it costs, who was charged, and which part nobody reimburses; `care` is by year. */
export function writeCare(workbook: WorkbookFile, care: CareDto, labels: CareLabels): void {
  const sheet = workbook.table('Psychosociale zorg', [
    { header: 'Boekjaar', kind: 'year', width: 14 },
    { header: 'Werkelijke kosten', kind: 'euro', width: 20 },
    { header: 'Psychosociale zorg', kind: 'euro', width: 20, range: 'Zorg_Psychosociaal' },
    { header: 'Psychiatrische zorg', kind: 'euro', width: 20, range: 'Zorg_Psychiatrisch' },
    { header: 'Via de BooO', kind: 'euro', width: 18, range: 'Zorg_booo' },
    { header: 'Via VWS', kind: 'euro', width: 18, range: 'Zorg_vws' },
    { header: NOT_COVERED, kind: 'euro', width: 20, range: 'Zorg_own' },
    { header: 'Niet gedekt (%)', kind: 'percentage', width: 12 },
    { header: 'Niet gedekt, ook niet door toekenningen van VWS', kind: 'euro', width: 22 },
    { header: 'Opgevangen personen op een gemiddelde dag', kind: 'count', width: 18 },
    { header: 'Kosten per persoon', kind: 'euro', width: 14 },
    { header: 'Goedgekeurde declaraties', kind: 'count', width: 17 },
  ]);
  for (const { key, ...year } of care.groups)
    sheet.add([Number(key), ...careCells(sheet, year, ofYear(sheet, labels))]);
  if (care.total) sheet.addTotal(['Alle jaren', ...careCells(sheet, care.total, ofAllYears)]);
  sheet.chart({
    kind: 'columns',
    title: 'Psychosociale en psychiatrische zorg, naar wie betaalt',
    description:
      'Drie kolommen per jaar, in euro: via de BooO, via VWS en op eigen kosten. De bedragen staan hierboven.',
    categories: 'Boekjaar',
    series: ['Via de BooO', 'Via VWS', NOT_COVERED],
  });
  sheet.finish();
}

/** What the sums of a row are made of. */
interface CareSources {
  readonly psychosocial: string;
  readonly psychiatric: string;
  readonly byRoute: Readonly<Record<'booo' | 'vws' | 'own', string>>;
}

function ofYear(sheet: TableSheet, { psychosocial, psychiatric }: CareLabels): CareSources {
  const year: Criterion = ['Regels_Boekjaar', sheet.cell('Boekjaar')];
  const costs = (labels: readonly string[], ...also: readonly Criterion[]): string =>
    sumOfSumIfs(
      'Regels_WerkelijkeKosten',
      labels.map((label) => [year, ['Regels_Kostensoort', quoted(label)], ...also]),
    );
  const route = (name: keyof CareSources['byRoute']): string =>
    costs([psychosocial, psychiatric], ['Regels_Dekking', quoted(ROUTE_NAMES[name])]);
  return {
    psychosocial: costs([psychosocial]),
    psychiatric: costs([psychiatric]),
    byRoute: { booo: route('booo'), vws: route('vws'), own: route('own') },
  };
}

const ofAllYears: CareSources = {
  psychosocial: 'ROUND(SUM(Zorg_Psychosociaal),2)',
  psychiatric: 'ROUND(SUM(Zorg_Psychiatrisch),2)',
  byRoute: { booo: 'ROUND(SUM(Zorg_booo),2)', vws: 'ROUND(SUM(Zorg_vws),2)', own: 'ROUND(SUM(Zorg_own),2)' },
};

function careCells(sheet: TableSheet, total: CareTotalDto, from: CareSources): CellContent[] {
  const cell = (header: string): string => sheet.cell(header);
  const known = (euros: string | null): CellContent => (euros === null ? null : amount(euros));
  return [
    {
      formula: `ROUND(${cell('Psychosociale zorg')}+${cell('Psychiatrische zorg')},2)`,
      result: amount(total.realCost),
    },
    { formula: from.psychosocial, result: amount(total.psychosocial) },
    { formula: from.psychiatric, result: amount(total.psychiatric) },
    ...FUNDING_ROUTES.map((route) => ({ formula: from.byRoute[route], result: amount(total.byRoute[route]) })),
    total.uncoveredPercentage === null
      ? null
      : {
          formula: `ROUND(${cell(NOT_COVERED)}*100/${cell('Werkelijke kosten')},2)`,
          result: amount(total.uncoveredPercentage),
        },
    amount(total.uncoveredAfterGrants),
    known(total.averagePersons),
    known(total.costPerPerson),
    total.declared,
  ];
}
