import { amount, sum } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import type { TariffState } from '../../reference/tariffs/tariff-state.js';
import type {
  CostCoveringTariffDto,
  TariffOutcomeDto,
} from '../../shortfall/cost-covering-tariff/cost-covering-tariff.dto.js';
import type { CellContent } from '../cell-content.js';
import type { TableSheet } from '../table-sheet.js';
import type { WorkbookFile } from '../workbook-file.js';
import { countIfs, difference, quoted, sumIfs } from './formulas.js';
import type { Criterion } from './formulas.js';
import type { NegotiationFigures } from './negotiation-figures.js';

const COVERING = 'Kostendekkend normbedrag';
const IN_FORCE = 'Normbedrag eind van het jaar';

/** What it is held against: both at the tariffs of this workbook, which may be those of a publication. */
type Beside = Pick<NegotiationFigures, 'tariffs' | 'placeYears'>;

/** Kostendekkend normbedrag: the amount per place-day that would have paid for reception, year by year. */
export function writeCostCovering(
  workbook: WorkbookFile,
  years: readonly CostCoveringTariffDto[],
  beside: Beside,
): void {
  const sheet = workbook.table('Kostendekkend normbedrag', [
    { header: 'Boekjaar', kind: 'year', width: 12 },
    { header: 'Gemeenten met plekdagen', kind: 'count', width: 13 },
    { header: 'Werkelijke kosten GOO', kind: 'euro', width: 20 },
    { header: 'Eigen bijdragen (aftrek)', kind: 'euro', width: 18 },
    { header: 'Plekdagen', kind: 'count', width: 14 },
    { header: 'Kosten per plekdag', kind: 'rate', width: 18 },
    { header: COVERING, kind: 'euro', width: 16 },
    { header: IN_FORCE, kind: 'euro', width: 16 },
    { header: 'Tekort per plekdag', kind: 'euro', width: 14 },
    { header: 'Kosten voor het Rijk bij dit normbedrag', kind: 'euro', width: 20 },
    { header: 'Meer dan de aanspraak nu', kind: 'euro', width: 20 },
    { header: 'Mediaan van gemeenten', kind: 'euro', width: 14 },
    { header: 'P10', kind: 'euro', width: 12 },
    { header: 'P90', kind: 'euro', width: 12 },
    { header: 'Dekt driekwart van de gemeenten', kind: 'euro', width: 16 },
    { header: 'Nog niet gedeclareerd (gemeenten, niet meegeteld)', kind: 'count', width: 22 },
  ]);
  for (const year of years) {
    if (year.weightedMean) sheet.add([year.year, ...figureCells(sheet, year, year.weightedMean, beside)]);
    else sheet.add([year.year, 0, ...Array<null>(13).fill(null), year.notDeclared.length]);
  }
  sheet.chart({
    kind: 'lines',
    title: 'Kostendekkend normbedrag naast het normbedrag van het Rijk',
    description: 'Twee lijnen over de jaren, in euro per plek per dag. De bedragen staan in de tabel hierboven.',
    categories: 'Boekjaar',
    series: [COVERING, IN_FORCE],
  });
  sheet.finish();
}

function figureCells(
  sheet: TableSheet,
  year: CostCoveringTariffDto,
  mean: TariffOutcomeDto,
  beside: Beside,
): CellContent[] {
  const { counted, overMunicipalities, covering, notDeclared } = year;
  const cell = (header: string): string => sheet.cell(header);
  const criteria: readonly Criterion[] = [
    ['GemeenteJaar_Boekjaar', cell('Boekjaar')],
    ['GemeenteJaar_Plekdagen', '">0"'],
    ['GemeenteJaar_Gedeclareerd', quoted('volledig')],
  ];
  const ofYear = (what: string): string => sumIfs(`GemeenteJaar_${what}`, ...criteria);
  const [costs, deduction, placeDays] = ['Werkelijke kosten GOO', 'Eigen bijdragen (aftrek)', 'Plekdagen'].map(cell);
  const last = tariffAtEnd(year.year, beside);
  const quantile = (of: TariffOutcomeDto | null | undefined): CellContent => (of ? amount(of.tariff) : null);
  return [
    { formula: countIfs(...criteria), result: counted.municipalities.length },
    { formula: ofYear('KostenGOO'), result: amount(counted.realCost) },
    { formula: ofYear('Aftrek'), result: amount(counted.deduction) },
    { formula: ofYear('Plekdagen'), result: amount(counted.placeDays) },
    { formula: `ROUND((${costs}+${deduction})/${placeDays},6)`, result: Number(mean.rate) },
    // up to the cent; what a float leaves below a hundred-millionth of a cent is nothing
    { formula: `ROUNDUP(ROUND((${costs}+${deduction})/${placeDays}*100,8),0)/100`, result: amount(mean.tariff) },
    last
      ? {
          formula: `INDEX(Normbedragen_Bedrag,MATCH(${quoted(last.id)},Normbedragen_Kenmerk,0))`,
          result: last.amountEur,
        }
      : null,
    last
      ? { formula: difference(cell(COVERING), cell(IN_FORCE)), result: amount(mean.tariff).minus(last.amountEur) }
      : null,
    { formula: `ROUND(${cell(COVERING)}*${placeDays}-${deduction},2)`, result: amount(mean.stateCost) },
    {
      formula: difference(cell('Kosten voor het Rijk bij dit normbedrag'), ofYear('AanspraakGOO')),
      result: amount(mean.stateCost).minus(entitlementOf(year.year, beside)),
    },
    quantile(overMunicipalities?.median),
    quantile(overMunicipalities?.p10),
    quantile(overMunicipalities?.p90),
    quantile(covering),
    notDeclared.length,
  ];
}

function tariffAtEnd(year: number, { tariffs }: Beside): TariffState | undefined {
  const lastDay = `${year}-12-31`;
  return tariffs.find(
    ({ tariff, validFrom, validUntil }) =>
      tariff === 'goo-place-day' && validFrom <= lastDay && (validUntil === null || validUntil > lastDay),
  );
}

/** Of component goo, for those whose place-days are counted. */
function entitlementOf(year: number, { placeYears }: Beside): Amount {
  const counted = placeYears.filter((one) => one.year === year && one.state === 'volledig');
  return sum(counted.flatMap(({ figures }) => (figures?.placeDays.greaterThan(0) ? [figures.gooEntitlement] : [])));
}
