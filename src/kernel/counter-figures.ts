import { blocksOf } from './counter-blocks.js';
import { effectsOf } from './counter-effects.js';
import { DIFFERENCE_CAUSES, FIGURE_KINDS, keyOf, yearKey } from './counter-figure.js';
import type { Difference, DifferenceCause, FigureKey, FigureKind, Party, PartyFigure } from './counter-figure.js';
import { movesOf } from './counter-moves.js';
import type { Move, Successors } from './counter-moves.js';
import { pairedByComponent, pairedByMunicipality } from './counter-pairs.js';
import { completed, sideOf, tariffNames } from './counter-sides.js';
import type { CompletedFigure } from './counter-sides.js';
import { standOf } from './counter-stand.js';
import { sum, ZERO } from './money.js';
import type { Amount } from './money.js';
import { calendarYear } from './period.js';
import type { ClosedPeriod } from './period.js';
import { COMPONENTS } from './scheme.js';

/** Tegencijfers: every difference between two parties' figures of the same money, by cause, adding up to the cent. */

/** What a kind of amount comes to with both; the difference is the sum of what is listed. */
export interface KindTotal {
  readonly kind: FigureKind;
  readonly ours: Amount;
  readonly theirs: Amount;
  readonly difference: Amount;
}

export interface Comparison {
  /** By kind, year, municipality, component and period. */
  readonly differences: readonly Difference[];
  /** Of the kinds that either party has. */
  readonly totals: readonly KindTotal[];
}

/**
 * Holds what one party says against what the other says. Figures of the same municipality, year, component and kind are
 * cut into periods that both can be told for, and each difference is taken apart; what then is unexplained is looked for
 * elsewhere. Nothing depends on the order of figures, and the parties swapped give every sum the other way round.
 * Example: 10 places in 2024 at 61.00 against 12 places at 60.00: 3660 × 61 = 223,260.00 against 4392 × 60 = 263,520.00;
 * tariff −1 × 4026 = −4,026.00 and count 732 × 60.5 = 44,286.00 are together 40,260.00.
 */
export function compareFigures(ours: Party, theirs: Party, successors: Successors): Comparison {
  const [ourKeys, theirKeys] = [byKey(ours.figures), byKey(theirs.figures)];
  const moves = movesOf(ourKeys, theirKeys, successors);
  const [movedOurs, movedTheirs] = [moved(ourKeys, moves, 'ours'), moved(theirKeys, moves, 'theirs')];
  const keys = new Map([...movedOurs, ...movedTheirs].map(([key, [first]]) => [key, first]));
  const compared = [...keys].flatMap(([key, first]) =>
    first ? ofKey(first, movedOurs.get(key) ?? [], movedTheirs.get(key) ?? [], { ours, theirs }) : [],
  );
  const elsewhere = elsewhereOf(ours, theirs);
  const unclaimed = new Set<Difference>(elsewhere);
  const found = pairedByMunicipality(
    pairedByComponent([...moves.flatMap(moveDifferences), ...compared, ...elsewhere]).filter(
      (one) => !unclaimed.has(one),
    ),
    successors,
  );
  const differences = inOrder(found);
  const elsewhereKeys = new Set(elsewhere.map(keyOf));
  const claimed = differences.filter((one) => elsewhereKeys.has(keyOf(one)));
  return { differences, totals: totalsOf(ours, theirs, differences, claimed) };
}

function byKey(figures: readonly PartyFigure[]): Map<string, PartyFigure[]> {
  const found = new Map<string, PartyFigure[]>();
  for (const figure of figures) {
    const key = keyOf(figure);
    const group = found.get(key);
    if (group) group.push(figure);
    else found.set(key, [figure]);
  }
  return found;
}

/** The figures of a party as they stand after the moves. */
function moved(
  keys: ReadonlyMap<string, readonly PartyFigure[]>,
  moves: readonly Move[],
  party: Move['party'],
): Map<string, readonly PartyFigure[]> {
  const found = new Map(keys);
  for (const { from, to, figures } of moves.filter((move) => move.party === party)) {
    found.delete(keyOf(from));
    const there = found.get(keyOf(to)) ?? [];
    found.set(keyOf(to), [...there, ...figures.map((figure) => ({ ...figure, ...to }))]);
  }
  return found;
}

/** Taken away where it stood, and added where it is compared: together nothing. */
function moveDifferences({ from, to, party, figures }: Move): Difference[] {
  const amountEur = sum(figures.map((figure) => figure.amountEur));
  if (amountEur.isZero()) return [];
  const stand = standOf(figures);
  const [taken, added] = party === 'ours' ? [amountEur.negated(), amountEur] : [amountEur, amountEur.negated()];
  const alike = { cause: 'municipality' as const, period: calendarYear(from.year) };
  const stands = party === 'ours' ? { ours: stand, theirs: null } : { ours: null, theirs: stand };
  return [
    { ...from, ...alike, ...stands, amountEur: taken, counterpart: placeOf(to) },
    { ...to, ...alike, ours: null, theirs: null, amountEur: added, counterpart: placeOf(from) },
  ];
}

function placeOf({ municipalityCode, component }: FigureKey): Difference['counterpart'] {
  return { municipalityCode, component };
}

interface Parties {
  readonly ours: Party;
  readonly theirs: Party;
}

function ofKey(
  key: FigureKey,
  ours: readonly PartyFigure[],
  theirs: readonly PartyFigure[],
  parties: Parties,
): Difference[] {
  if (ours.length === 0 || theirs.length === 0) return missing(key, ours, theirs, parties);
  const blocks = blocksOf(key.year, ours, theirs).map((block) => ({
    period: block.period,
    ours: block.ours.map((figure) => completed(figure, parties.ours)),
    theirs: block.theirs.map((figure) => completed(figure, parties.theirs)),
  }));
  const known = (party: keyof Parties): Set<string> =>
    new Set(blocks.flatMap((block) => block[party].flatMap((figure) => tariffNames(figure, parties[party].tariffs))));
  const theirTariffs = known('theirs');
  const shared = new Set([...known('ours')].filter((name) => theirTariffs.has(name)));
  return blocks.flatMap((block) => ofBlock(key, block, parties, shared));
}

interface CompletedBlock {
  readonly period: ClosedPeriod;
  readonly ours: readonly CompletedFigure[];
  readonly theirs: readonly CompletedFigure[];
}

function ofBlock(key: FigureKey, block: CompletedBlock, parties: Parties, shared: ReadonlySet<string>): Difference[] {
  const stands = { ours: standOf(block.ours), theirs: standOf(block.theirs) };
  const difference = (cause: DifferenceCause, amountEur: Amount): Difference => ({
    ...{ municipalityCode: key.municipalityCode, year: key.year, component: key.component, kind: key.kind },
    ...{ cause, period: block.period, ...stands, amountEur, counterpart: null },
  });
  if (stands.ours === null || stands.theirs === null) {
    const amountEur = (stands.theirs?.amountEur ?? ZERO).minus(stands.ours?.amountEur ?? ZERO);
    return amountEur.isZero() ? [] : [difference('period', amountEur)];
  }
  const effects = effectsOf(
    sideOf(block.ours, block.theirs, parties.ours),
    sideOf(block.theirs, block.ours, parties.theirs),
    shared,
  );
  return (['tariff', 'count', 'period', 'rounding', 'unknown'] as const)
    .filter((cause) => !effects[cause].isZero() || (cause === 'count' && effects.countsDiffer))
    .map((cause) => difference(cause, effects[cause]));
}

/** One party has nothing there. Nothing against nothing is no difference, unless it said nothing of that year at all. */
function missing(
  key: FigureKey,
  ours: readonly PartyFigure[],
  theirs: readonly PartyFigure[],
  parties: Parties,
): Difference[] {
  const [present, absentParty] = ours.length > 0 ? [ours, parties.theirs] : [theirs, parties.ours];
  const total = sum(present.map(({ amountEur }) => amountEur));
  if (total.isZero() && absentParty.answered.has(yearKey(key))) return [];
  const { municipalityCode, year, component, kind } = key;
  return [
    {
      ...{ municipalityCode, year, component, kind },
      ...{ cause: 'missing', period: calendarYear(year), counterpart: null },
      ours: standOf(ours.map((figure) => completed(figure, parties.ours))),
      theirs: standOf(theirs.map((figure) => completed(figure, parties.theirs))),
      amountEur: ours.length > 0 ? total.negated() : total,
    },
  ];
}

/** What parties have that is not compared, as if it were: only to be paired with what is. */
function elsewhereOf(ours: Party, theirs: Party): Difference[] {
  const [ourKeys, theirKeys] = [byKey(ours.elsewhere), byKey(theirs.elsewhere)];
  return [
    ...[...ourKeys.values()].flatMap((figures) =>
      figures[0] ? missing(figures[0], figures, [], { ours, theirs }) : [],
    ),
    ...[...theirKeys.values()].flatMap((figures) =>
      figures[0] ? missing(figures[0], [], figures, { ours, theirs }) : [],
    ),
  ];
}

function totalsOf(
  ours: Party,
  theirs: Party,
  differences: readonly Difference[],
  claimed: readonly Difference[],
): KindTotal[] {
  return FIGURE_KINDS.flatMap((kind) => {
    const ofKind = <T extends { readonly kind: FigureKind; readonly amountEur: Amount }>(all: readonly T[]): T[] =>
      all.filter((one) => one.kind === kind);
    const amounts = (stands: readonly Difference['ours'][]): Amount => sum(stands.map((one) => one?.amountEur ?? ZERO));
    const [our, their] = [ofKind(ours.figures), ofKind(theirs.figures)];
    if (our.length === 0 && their.length === 0) return [];
    const extra = ofKind(claimed);
    const total = {
      ours: sum(our.map(({ amountEur }) => amountEur)).plus(amounts(extra.map((one) => one.ours))),
      theirs: sum(their.map(({ amountEur }) => amountEur)).plus(amounts(extra.map((one) => one.theirs))),
    };
    const difference = total.theirs.minus(total.ours);
    const listed = sum(ofKind(differences).map(({ amountEur }) => amountEur));
    if (!listed.equals(difference)) {
      throw new Error(`differences of ${kind} add up to ${listed.toFixed()}, not to ${difference.toFixed()}`);
    }
    return [{ kind, ...total, difference }];
  });
}

function inOrder(differences: readonly Difference[]): Difference[] {
  return differences
    .map((one) => ({ one, place: placeInOrder(one) }))
    .sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0))
    .map(({ one }) => one);
}

function placeInOrder(one: Difference): string {
  const { kind, year, municipalityCode, component, period, cause, counterpart } = one;
  return [
    FIGURE_KINDS.indexOf(kind),
    year,
    municipalityCode,
    COMPONENTS.indexOf(component),
    period.from,
    DIFFERENCE_CAUSES.indexOf(cause),
    counterpart?.municipalityCode ?? '',
    counterpart ? COMPONENTS.indexOf(counterpart.component) : '',
  ].join(' ');
}
