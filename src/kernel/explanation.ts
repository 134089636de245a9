import { sum, toCents, ZERO } from './money.js';
import type { Amount } from './money.js';
import { shareOut } from './share-out.js';

/**
 * Verklaring: why the gap changed between two years, of a municipality and of the country (domain rule 7). Every effect
 * is a change of one thing at the mean of the others over both years (Bennet, 1920), so that no residual is left, none
 * comes before another, and the years swapped give the opposite. Euro; positive makes the shortfall grow.
 */

/** Component goo of a year in euro, cut by what it is for. */
export interface CoreAndContent {
  /** What belongs to component goo in both years. */
  readonly core: Amount;
  /** What belongs to it in one of the two years only: the leefgeld, from 2023 to 2024. */
  readonly content: Amount;
}

/** What a municipality declared over a year; who declared no reception has zero place-days, which is not absence. */
export interface YearFigures {
  /** Realised place-days of GOO. */
  readonly placeDays: Amount;
  /** Real cost of component goo. */
  readonly realCost: CoreAndContent;
  /** Entitlement of component goo; its content is zero where no source says which part of the tariff paid for it. */
  readonly entitlement: CoreAndContent;
  /** The gap of all other components together. */
  readonly otherComponentsGap: Amount;
}

/** Two years of a municipality; null is a year it did not declare. */
export interface ComparedYears {
  readonly municipality: string;
  readonly from: YearFigures | null;
  readonly to: YearFigures | null;
}

/** What the change of a municipality's gap is made of; with `total`, the change, as their sum. */
export interface GapEffects {
  /** More or fewer place-days: ΔQ × mean(c − t). */
  readonly volume: Amount;
  /** A place-day that costs more or less: mean(Q) × Δc of the core. */
  readonly costPrice: Amount;
  /** A place-day that is paid more or less: −mean(Q) × Δt of the core. */
  readonly tariff: Amount;
  /** What entered or left component goo: mean(Q) × (Δc − Δt) of the content. */
  readonly content: Amount;
  /** The whole change of the goo gap, where one of the years has no place-days and so no unit cost. */
  readonly entryExit: Amount;
  readonly otherComponents: Amount;
  readonly total: Amount;
}

/** The country's: what shifted between dearer and cheaper municipalities is not volume but mix. */
export interface NationalEffects extends GapEffects {
  readonly mix: Amount;
}

/** Place-days in both years; in the second only; in the first only; in neither. */
export type ComparisonKind = 'compared' | 'entry' | 'exit' | 'without-reception';

export interface ExplainedMunicipality {
  readonly municipality: string;
  readonly kind: ComparisonKind;
  /** In cents; the effects add up to the total. */
  readonly printed: GapEffects;
}

/** Absence is no change of the gap: it has no effects, and no part in the national ones. */
export interface UnexplainedMunicipality {
  readonly municipality: string;
  readonly kind: 'not-declared';
  readonly missing: readonly ('from' | 'to')[];
}

export interface NationalExplanation {
  /** In cents; the effects add up to the total. */
  readonly printed: NationalEffects;
  /** By code. Their printed effects add up to the printed national ones, their volumes to volume and mix together. */
  readonly municipalities: readonly ExplainedMunicipality[];
  readonly notDeclared: readonly UnexplainedMunicipality[];
}

/**
 * Why the gap of one municipality changed. Throws on negative place-days.
 * Example: 10 place-days at 50.00 against 60.00, then 20 at 55.00 against 44.00: the gap goes from −100.00 to 220.00,
 * +320.00 = volume 10 × ½(−10 + 11) = 5.00, cost price 15 × 5 = 75.00, tariff −15 × −16 = 240.00.
 */
export function explainMunicipality({
  municipality,
  from,
  to,
}: ComparedYears): ExplainedMunicipality | UnexplainedMunicipality {
  if (from && to) {
    const kind = comparisonKind(municipality, from, to);
    return {
      municipality,
      kind,
      printed: inCents(kind === 'compared' ? unitEffects(from, to) : wholeEffects(from, to)),
    };
  }
  const missing = [...(from ? [] : ['from' as const]), ...(to ? [] : ['to' as const])];
  return { municipality, kind: 'not-declared', missing };
}

/**
 * Why the gap of all who declared both years changed. Every printed national effect is the sum of the printed municipal
 * ones, so that whoever adds the list up finds the total; against its own rounding it can be off by less than a cent for
 * each municipality. Throws where a municipality is given twice.
 * Example: 10 and 10 place-days with gaps of 0.00 and 10.00 each, then 10 and 20 with the same: the municipal volumes
 * are 0.00 and 100.00; of these volume is 10 × (5/12 × 0.00 + 7/12 × 10.00) = 58.33 and mix 41.67.
 */
export function explainNationally(municipalities: readonly ComparedYears[]): NationalExplanation {
  const ordered = [...municipalities].sort((a, b) => (a.municipality < b.municipality ? -1 : 1));
  const twice = ordered.find((one, index) => one.municipality === ordered[index + 1]?.municipality);
  if (twice) throw new RangeError(`municipality ${twice.municipality} is given twice`);

  const all = ordered.map(explainMunicipality);
  const explained = all.filter((one) => one.kind !== 'not-declared');
  const compared = ordered.flatMap(({ from, to }) =>
    from && to && from.placeDays.greaterThan(ZERO) && to.placeDays.greaterThan(ZERO) ? [{ from, to }] : [],
  );
  return {
    printed: nationalEffects(explained, compared),
    municipalities: explained,
    notDeclared: all.filter((one) => one.kind === 'not-declared'),
  };
}

function comparisonKind(municipality: string, from: YearFigures, to: YearFigures): ComparisonKind {
  if (from.placeDays.lessThan(ZERO) || to.placeDays.lessThan(ZERO)) {
    throw new RangeError(`municipality ${municipality} has negative place-days`);
  }
  if (from.placeDays.isZero()) return to.placeDays.isZero() ? 'without-reception' : 'entry';
  return to.placeDays.isZero() ? 'exit' : 'compared';
}

const NONE = { volume: ZERO, costPrice: ZERO, tariff: ZERO, content: ZERO, entryExit: ZERO };

/** Where both years have unit costs: multiplied out over one denominator, so that each effect is divided once. */
function unitEffects(from: YearFigures, to: YearFigures): GapEffects {
  const [before, after] = [from.placeDays, to.placeDays];
  const denominator = before.times(after).times(2);
  /** mean(Q) × Δ(x / Q) = (Q₀ + Q₁) × (x₁Q₀ − x₀Q₁) / 2Q₀Q₁ */
  const atMeanPlaceDays = (x: (year: YearFigures) => Amount): Amount =>
    before
      .plus(after)
      .times(x(to).times(before).minus(x(from).times(after)))
      .div(denominator);
  return {
    ...NONE,
    ...otherChange(from, to),
    volume: after.minus(before).times(meanMarginNumerator(from, to)).div(denominator),
    costPrice: atMeanPlaceDays((year) => year.realCost.core),
    tariff: atMeanPlaceDays((year) => year.entitlement.core.negated()),
    content: atMeanPlaceDays((year) => year.realCost.content.minus(year.entitlement.content)),
  };
}

/** Where one year has no place-days there is no unit cost to compare: the goo gap came or went whole. */
function wholeEffects(from: YearFigures, to: YearFigures): GapEffects {
  return { ...NONE, ...otherChange(from, to), entryExit: gooGap(to).minus(gooGap(from)) };
}

function otherChange(from: YearFigures, to: YearFigures): Pick<GapEffects, 'otherComponents' | 'total'> {
  const otherComponents = to.otherComponentsGap.minus(from.otherComponentsGap);
  return { otherComponents, total: gooGap(to).minus(gooGap(from)).plus(otherComponents) };
}

function gooGap({ realCost, entitlement }: YearFigures): Amount {
  return realCost.core.plus(realCost.content).minus(entitlement.core).minus(entitlement.content);
}

/** mean(c − t) × 2Q₀Q₁: what a place-day falls short by, over both years. */
function meanMarginNumerator(from: YearFigures, to: YearFigures): Amount {
  return gooGap(from).times(to.placeDays).plus(gooGap(to).times(from.placeDays));
}

function inCents(effects: GapEffects): GapEffects {
  const total = toCents(effects.total);
  const [volume, costPrice, tariff, content, entryExit, otherComponents] = shareOut(
    [effects.volume, effects.costPrice, effects.tariff, effects.content, effects.entryExit, effects.otherComponents],
    total,
  );
  return { volume, costPrice, tariff, content, entryExit, otherComponents, total };
}

/** Two years that both have place-days. */
type BothYears = Readonly<Record<'from' | 'to', YearFigures>>;

function nationalEffects(explained: readonly ExplainedMunicipality[], compared: readonly BothYears[]): NationalEffects {
  const total = (effect: keyof GapEffects): Amount => sum(explained.map(({ printed }) => printed[effect]));
  return {
    ...splitVolume(total('volume'), compared),
    costPrice: total('costPrice'),
    tariff: total('tariff'),
    content: total('content'),
    entryExit: total('entryExit'),
    otherComponents: total('otherComponents'),
    total: total('total'),
  };
}

/**
 * Splits the printed municipal volumes Σ Δq × mean(g), g being the gap of a place-day. With q = Q × s, s being the share
 * in all place-days Q, volume is ΔQ × Σ mean(s) × mean(g), and mix mean(Q) × Σ Δs × mean(g). The smaller of the two is
 * rounded and the larger takes what is left, for there the municipal cents weigh least.
 */
function splitVolume(printed: Amount, compared: readonly BothYears[]): Pick<NationalEffects, 'volume' | 'mix'> {
  const before = sum(compared.map(({ from }) => from.placeDays));
  const after = sum(compared.map(({ to }) => to.placeDays));
  /** Σ factor × mean(g), with the factor times 2Q₀Q₁ to divide once */
  const weighed = (factor: (beforeShare: Amount, afterShare: Amount) => Amount): Amount =>
    sum(
      compared.map(({ from, to }) =>
        factor(from.placeDays.times(after), to.placeDays.times(before))
          .times(meanMarginNumerator(from, to))
          .div(before.times(after).times(from.placeDays).times(to.placeDays).times(4)),
      ),
    );
  const volume = weighed((s0, s1) => after.minus(before).times(s0.plus(s1)));
  const mix = weighed((s0, s1) => after.plus(before).times(s1.minus(s0)));
  return volume.abs().lessThan(mix.abs())
    ? { volume: toCents(volume), mix: printed.minus(toCents(volume)) }
    : { volume: printed.minus(toCents(mix)), mix: toCents(mix) };
}
