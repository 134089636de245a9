import { addTotals, cashGap, gap } from '../kernel/gap.js';
import type { Totals } from '../kernel/gap.js';
import { amountText, sum, ZERO } from '../kernel/money.js';
import type { IsoDate } from '../kernel/period.js';
import { COMPONENTS } from '../kernel/scheme.js';
import type { FundingRoute } from '../kernel/scheme.js';
import { NO_TARIFF_NOTICE, NOTHING_DECLARED_NOTICE, provisionalNotice } from './certainty-notices.js';
import type {
  ComponentShortfallDto,
  MunicipalShortfallDto,
  PsychosocialDto,
  TotalsDto,
  YearShortfallDto,
} from './shortfall.dto.js';
import type { BalanceSums, YearRange } from './balance-sums.js';
import type { ComponentTotals, DeclaredYear, PsychosocialCost } from './municipal-balances.repository.js';

/** What is known of one municipality, from its balances. */
export interface MunicipalBalances {
  readonly municipality: { readonly code: string; readonly name: string };
  readonly range: YearRange;
  readonly declaredYears: readonly DeclaredYear[];
  readonly components: readonly ComponentTotals[];
  readonly psychosocial: readonly PsychosocialCost[];
  /** Last day on which every tariff in use was seen in force. */
  readonly confirmedUntil: IsoDate | null;
}

/** The answer, year by year and component by component. A year without a declaration has no figures, not zeros. */
export function municipalShortfall(balances: MunicipalBalances): MunicipalShortfallDto {
  const { municipality, range } = balances;
  const years = Array.from({ length: range.toYear - range.fromYear + 1 }, (_, index) =>
    yearShortfall(range.fromYear + index, balances),
  );
  return {
    municipality: municipality.code,
    name: municipality.name,
    years,
    total: balances.declaredYears.length > 0 ? totalsDto(addTotals(balances.components)) : null,
  };
}

/** The three sums with both gaps, as text. */
function totalsDto(totals: Totals): TotalsDto {
  return {
    realCost: amountText(totals.realCost),
    entitlement: amountText(totals.entitlement),
    received: amountText(totals.received),
    gap: amountText(gap(totals)),
    cashGap: amountText(cashGap(totals)),
  };
}

/** Whether figures may still change, and why. */
export function noticesOf(
  parts: readonly BalanceSums[],
  confirmedUntil: IsoDate | null,
): { provisional: boolean; notices: string[] } {
  const provisional = parts.some((part) => !part.provisionalEntitlement.isZero());
  const withoutTariff = parts.some((part) => !part.quantityWithoutTariff.isZero());
  return {
    provisional,
    notices: [
      ...(provisional && confirmedUntil !== null ? [provisionalNotice(confirmedUntil)] : []),
      ...(withoutTariff ? [NO_TARIFF_NOTICE] : []),
    ],
  };
}

function yearShortfall(year: number, balances: MunicipalBalances): YearShortfallDto {
  const declared = balances.declaredYears.find((candidate) => candidate.year === year);
  if (!declared) {
    return {
      year,
      declared: false,
      basis: null,
      provisional: false,
      notices: [NOTHING_DECLARED_NOTICE],
      components: [],
      total: null,
      psychosocial: null,
    };
  }
  const ofYear = balances.components.filter((component) => component.year === year);
  return {
    year,
    declared: true,
    basis: declared.basis,
    ...noticesOf(ofYear, balances.confirmedUntil),
    components: COMPONENTS.map((component) =>
      componentShortfall(ofYear.find((candidate) => candidate.component === component) ?? nothing(year, component)),
    ),
    total: totalsDto(addTotals(ofYear)),
    psychosocial: psychosocial(balances.psychosocial.filter((cost) => cost.year === year)),
  };
}

function componentShortfall(totals: ComponentTotals): ComponentShortfallDto {
  const { component } = totals;
  return {
    component,
    ...totalsDto(totals),
    ...(component === 'goo' && {
      placeDays: amountText(totals.quantity),
      placeDaysWithoutTariff: amountText(totals.quantityWithoutTariff),
      deduction: amountText(totals.deduction),
    }),
    ...(component === 'poo-norm' && {
      personMonths: amountText(totals.quantity),
      personMonthsWithoutTariff: amountText(totals.quantityWithoutTariff),
    }),
  };
}

function psychosocial(costs: readonly PsychosocialCost[]): PsychosocialDto {
  const ofRoute = (route: FundingRoute): string =>
    amountText(sum(costs.filter((cost) => cost.fundingRoute === route).map((cost) => cost.realCost)));
  return {
    realCost: amountText(sum(costs.map((cost) => cost.realCost))),
    byRoute: { booo: ofRoute('booo'), vws: ofRoute('vws'), own: ofRoute('own') },
  };
}

/** In a declared year a component without postings is truly nothing. */
function nothing(year: number, component: ComponentTotals['component']): ComponentTotals {
  return {
    year,
    component,
    realCost: ZERO,
    entitlement: ZERO,
    received: ZERO,
    quantity: ZERO,
    quantityWithoutTariff: ZERO,
    provisionalEntitlement: ZERO,
    deduction: ZERO,
  };
}
