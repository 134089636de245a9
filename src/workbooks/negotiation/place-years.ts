import { sum, ZERO } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import type { Basis } from '../../kernel/scheme.js';
import { declarationId } from '../../declarations/declaration-id.js';
import type { NormAmount } from '../../declarations/norm-amounts.service.js';
import type { BalanceSums } from '../../shortfall/balance-sums.js';
import type { MunicipalYear } from '../../shortfall/national-balances.repository.js';

/** Whether all that a municipality of the layout is made of declared the year. */
export type PlaceYearState = 'volledig' | 'deels' | 'geen';

/** A year of a municipality of the layout, with all that is part of it added up. */
export interface PlaceYear {
  readonly code: string;
  readonly name: string;
  readonly year: number;
  readonly state: PlaceYearState;
  readonly declarations: readonly string[];
  /** null: nothing was declared, and so there are no figures. */
  readonly figures: PlaceYearFigures | null;
}

export interface PlaceYearFigures {
  readonly bases: readonly Basis[];
  readonly totals: BalanceSums;
  readonly placeDays: Amount;
  readonly personMonths: Amount;
  readonly psychosocialCost: Amount;
  readonly gooCost: Amount;
  readonly gooDeduction: Amount;
  readonly gooEntitlement: Amount;
  /** Place-days × tariff, also where real costs were declared. */
  readonly gooNorm: Amount;
}

/** What a municipality of the layout is called, by its code. */
export type NameOf = (code: string) => string;

/** Adds the years of municipalities up to those of the layout, in order of code and year. */
export function placeYears(municipalYears: readonly MunicipalYear[], normAmounts: readonly NormAmount[]): PlaceYear[] {
  const groups = new Map<string, MunicipalYear[]>();
  for (const one of municipalYears) {
    const key = `${one.layoutCode} ${one.year}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const gooNorms = gooNormsOf(normAmounts);
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, members]) => placeYear(members, gooNorms));
}

function placeYear(members: readonly MunicipalYear[], gooNorms: ReadonlyMap<string, Amount>): PlaceYear[] {
  const [first] = members;
  if (!first) return [];
  const declared = members.flatMap((member) => (member.declared ? [{ ...member, declared: member.declared }] : []));
  return [
    {
      code: first.layoutCode,
      name: first.layoutName,
      year: first.year,
      state: declared.length === 0 ? 'geen' : declared.length < members.length ? 'deels' : 'volledig',
      declarations: declared.map(({ code, year, declared: { version } }) =>
        declarationId({ municipalityCode: code, fiscalYear: year, version }),
      ),
      figures: declared.length === 0 ? null : figuresOf(declared, gooNorms),
    },
  ];
}

type DeclaredYear = MunicipalYear & { readonly declared: NonNullable<MunicipalYear['declared']> };

function figuresOf(members: readonly DeclaredYear[], gooNorms: ReadonlyMap<string, Amount>): PlaceYearFigures {
  const all = members.map(({ declared }) => declared);
  const total = (amountOf: (one: DeclaredYear['declared']) => Amount): Amount => sum(all.map(amountOf));
  return {
    bases: [...new Set(all.map(({ basis }) => basis))],
    totals: {
      realCost: total(({ totals }) => totals.realCost),
      entitlement: total(({ totals }) => totals.entitlement),
      received: total(({ totals }) => totals.received),
      provisionalEntitlement: total(({ totals }) => totals.provisionalEntitlement),
      quantityWithoutTariff: total(({ totals }) => totals.quantityWithoutTariff),
    },
    placeDays: total(({ placeDays }) => placeDays),
    personMonths: total(({ personMonths }) => personMonths),
    psychosocialCost: total(({ psychosocialCost }) => psychosocialCost),
    gooCost: total(({ gooCost }) => gooCost),
    gooDeduction: total(({ gooDeduction }) => gooDeduction),
    gooEntitlement: total(({ gooEntitlement }) => gooEntitlement),
    gooNorm: sum(members.map(({ code, year }) => gooNorms.get(`${code} ${year}`) ?? ZERO)),
  };
}

function gooNormsOf(normAmounts: readonly NormAmount[]): Map<string, Amount> {
  const sums = new Map<string, Amount>();
  for (const { municipalityCode, fiscalYear, component, amountEur } of normAmounts) {
    const key = `${municipalityCode} ${fiscalYear}`;
    if (component === 'goo') sums.set(key, (sums.get(key) ?? ZERO).plus(amountEur));
  }
  return sums;
}
