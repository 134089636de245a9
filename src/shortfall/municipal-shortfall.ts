import { deviationPercentage, entitlementOn } from '../kernel/basis-comparison.js';
import type { BasisComparison } from '../kernel/basis-comparison.js';
import { addTotals, cashGap, gap } from '../kernel/gap.js';
import type { Totals } from '../kernel/gap.js';
import { amountText, sum, ZERO } from '../kernel/money.js';
import { COMPONENTS } from '../kernel/scheme.js';
import type { Basis, FundingRoute } from '../kernel/scheme.js';
import { declarationId } from '../declarations/declaration-id.js';
import type { NormAmount } from '../declarations/norm-amounts.service.js';
import { NO_TARIFF_NOTICE, NOTHING_DECLARED_NOTICE } from './certainty-notices.js';
import type {
  BasisComparisonDto,
  ComponentShortfallDto,
  MunicipalShortfallDto,
  PsychosocialDto,
  TotalsDto,
  YearShortfallDto,
} from './shortfall.dto.js';
import type { BalanceSums, YearRange } from './balance-sums.js';
import type { ComponentTotals, DeclaredYear, PsychosocialCost } from './municipal-balances.repository.js';

/** What is known of one municipality, from its balances; in a layout, of all that became part of it. */
export interface MunicipalBalances {
  readonly municipality: { readonly code: string; readonly name: string };
  readonly range: YearRange;
  readonly declaredYears: readonly DeclaredYear[];
  readonly components: readonly ComponentTotals[];
  readonly psychosocial: readonly PsychosocialCost[];
  /** The norm amounts of the years, whatever their basis. */
  readonly normAmounts: readonly NormAmount[];
  /** Why provisional figures are so. */
  readonly provisionalNotices: readonly string[];
  /** What else the reader must know of these figures. */
  readonly notices: readonly string[];
}

/** The answer, year by year and component by component. A year without a declaration has no figures, not zeros. */
export function municipalShortfall(
  balances: MunicipalBalances,
): Omit<MunicipalShortfallDto, 'knownOn' | 'layout' | 'tariffsPublishedBy'> {
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
export function totalsDto(totals: Totals): TotalsDto {
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
  provisionalNotices: readonly string[],
): { provisional: boolean; notices: string[] } {
  const provisional = parts.some((part) => !part.provisionalEntitlement.isZero());
  const withoutTariff = parts.some((part) => !part.quantityWithoutTariff.isZero());
  return {
    provisional,
    notices: [...(provisional ? provisionalNotices : []), ...(withoutTariff ? [NO_TARIFF_NOTICE] : [])],
  };
}

/** Both bases of component goo, and how far the real costs are from the norm. */
export function basisComparisonDto(comparison: BasisComparison): BasisComparisonDto {
  const deviation = deviationPercentage(comparison);
  return {
    normAmount: amountText(comparison.normAmount),
    realCost: amountText(comparison.realCost),
    deduction: amountText(comparison.deduction),
    entitlementAtNorm: amountText(entitlementOn('norm', comparison)),
    entitlementAtActual: amountText(entitlementOn('actual', comparison)),
    deviationPercentage: deviation && amountText(deviation),
  };
}

function yearShortfall(year: number, balances: MunicipalBalances): YearShortfallDto {
  const declared = balances.declaredYears.filter((candidate) => candidate.year === year);
  if (declared.length === 0) {
    return {
      year,
      declared: false,
      declarations: [],
      basis: null,
      provisional: false,
      notices: [NOTHING_DECLARED_NOTICE],
      components: [],
      total: null,
      basisComparison: null,
      psychosocial: null,
    };
  }
  const ofYear = balances.components.filter((component) => component.year === year);
  const { provisional, notices } = noticesOf(ofYear, balances.provisionalNotices);
  return {
    year,
    declared: true,
    declarations: declared.map((one) => declarationId({ ...one, fiscalYear: year })),
    basis: sharedBasis(declared),
    provisional,
    notices: [...notices, ...balances.notices],
    components: COMPONENTS.map((component) =>
      componentShortfall(ofYear.find((candidate) => candidate.component === component) ?? nothing(year, component)),
    ),
    total: totalsDto(addTotals(ofYear)),
    basisComparison: basisComparisonDto(comparisonOf(year, ofYear, balances.normAmounts)),
    psychosocial: psychosocial(balances.psychosocial.filter((cost) => cost.year === year)),
  };
}

/** The basis of all; null where they differ. */
export function sharedBasis(declared: readonly DeclaredYear[]): Basis | null {
  const bases = new Set(declared.map(({ basis }) => basis));
  return bases.size === 1 ? (declared[0]?.basis ?? null) : null;
}

function comparisonOf(
  year: number,
  components: readonly ComponentTotals[],
  normAmounts: readonly NormAmount[],
): BasisComparison {
  const goo = components.find(({ component }) => component === 'goo');
  const ofGoo = normAmounts.filter(({ fiscalYear, component }) => fiscalYear === year && component === 'goo');
  return {
    normAmount: sum(ofGoo.map(({ amountEur }) => amountEur)),
    realCost: goo?.realCost ?? ZERO,
    deduction: goo?.deduction ?? ZERO,
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
    advances: ZERO,
    settlements: ZERO,
    reclaims: ZERO,
    quantity: ZERO,
    quantityWithoutTariff: ZERO,
    provisionalEntitlement: ZERO,
    deduction: ZERO,
  };
}
