import { Decimal } from 'decimal.js';
import { distribution } from './distribution.js';
import { amount, sum, ZERO } from './money.js';
import type { Amount } from './money.js';

/**
 * Vergelijking: what a place costs a municipality per day, by cost category, beside what it costs others.
 *
 * Others stay anonymous, and an observed quantile would be the exact figure of one of them. Therefore:
 * - of fewer than five peers nothing is shown, nor of similar ones that are all peers but one to four, since the two
 *   groups together would tell about those few;
 * - each quantile shown is the mean of three peers, the one at its rank (kernel/distribution) and its neighbours, or of
 *   the outer three where the rank has no neighbour, rounded to € 0.10 (so those of categories do not add up to those
 *   of the total);
 * - a mean of which one peer makes more than 80 % is not shown: of 0.00, 0.00 and 30.00 it would tell that one's figure;
 * - P10 and P90, which speak of the outermost few, are shown from ten peers.
 */

/** Real costs by category in euro, and place-days, as declared for a year. */
export interface DeclaredCosts {
  /** A category without an entry costs zero: who declared nothing in it said so. */
  readonly costsEur: ReadonlyMap<string, Amount>;
  readonly placeDays: Amount;
}

/** Another municipality; null where it did not declare, which is not zero: it is counted and left out. */
export type Peer = DeclaredCosts | null;

/** Why nothing of a group of peers is shown. */
export type HiddenReason = 'fewer-than-five' | 'differs-by-fewer-than-five';

/** How many peers stand behind the figures; `hidden` says why there are none. */
export interface PeerGroup {
  /** Those that declared and have place-days. */
  readonly peers: number;
  readonly silent: number;
  readonly withoutPlaceDays: number;
  readonly hidden: HiddenReason | null;
}

/** Cost per place-day of the peers, in euro, to € 0.10; null where a quantile is not shown. */
export interface PeerFigures {
  readonly p10: Amount | null;
  readonly p25: Amount | null;
  readonly median: Amount | null;
  readonly p75: Amount | null;
  readonly p90: Amount | null;
  /** Own rank: the share of the peers that cost less, 0 to 1. Null where there is no own figure. */
  readonly shareLower: Amount | null;
}

/** Cost per place-day in euro: one's own, exact, beside the peers', null where these are hidden. */
export interface BenchmarkFigures {
  /** Null without place-days. */
  readonly ownEur: Amount | null;
  readonly all: PeerFigures | null;
  readonly similar: PeerFigures | null;
}

export interface CategoryBenchmark extends BenchmarkFigures {
  readonly costCategory: string;
}

export interface Benchmark {
  readonly all: PeerGroup;
  readonly similar: PeerGroup;
  /** In order of their codes; a category that only hidden peers have costs in is not named. */
  readonly categories: readonly CategoryBenchmark[];
  readonly total: BenchmarkFigures;
}

/** A group of which it is settled who counts and whether it is shown. */
interface Comparison {
  readonly group: PeerGroup;
  readonly shown: readonly DeclaredCosts[];
}

/** Under this many peers nothing is known of a municipality's place among them. */
export const FEWEST_PEERS = 5;
const FEWEST_PEERS_FOR_TAILS = 10;
const SHOWN_TO_EUR = amount('0.10');
const LARGEST_SHARE_OF_ONE = amount('0.80');

/**
 * One municipality beside its peers, of which it is not one itself; the similar ones (of its size class, say) are among
 * all of them. Throws where they cannot be, and on place-days below zero.
 * Example: own 440.00 of catering on 10 place-days; peers at 10, 20, 30, 40 and 50: own 44.00, median 30.0, 0.8 lower.
 */
export function benchmark(own: DeclaredCosts, peers: readonly Peer[], similarPeers: readonly Peer[]): Benchmark {
  const all = comparison(peers, null);
  const similar = comparison(similarPeers, all.group.peers);
  const figures = (pick: (declared: DeclaredCosts) => Amount): BenchmarkFigures => {
    const ownEur = hasPlaceDays(own) ? pick(own).div(own.placeDays) : null;
    return { ownEur, all: peerFigures(all.shown, pick, ownEur), similar: peerFigures(similar.shown, pick, ownEur) };
  };
  const categories = new Set([own, ...all.shown].flatMap(({ costsEur }) => [...costsEur.keys()]));
  return {
    all: all.group,
    similar: similar.group,
    categories: [...categories].sort().map((costCategory) => ({
      costCategory,
      ...figures(({ costsEur }) => costsEur.get(costCategory) ?? ZERO),
    })),
    total: figures(({ costsEur }) => sum(costsEur.values())),
  };
}

function comparison(peers: readonly Peer[], among: number | null): Comparison {
  const declared = peers.filter((peer) => peer !== null);
  const counted = declared.filter(hasPlaceDays);
  const hidden = hiddenReason(counted.length, among);
  return {
    group: {
      peers: counted.length,
      silent: peers.length - declared.length,
      withoutPlaceDays: declared.length - counted.length,
      hidden,
    },
    shown: hidden ? [] : counted,
  };
}

function hiddenReason(peers: number, among: number | null): HiddenReason | null {
  const others = among === null ? 0 : among - peers;
  if (others < 0) throw new RangeError(`there are ${peers} similar peers among ${String(among)}`);
  if (peers < FEWEST_PEERS) return 'fewer-than-five';
  return others > 0 && others < FEWEST_PEERS ? 'differs-by-fewer-than-five' : null;
}

function peerFigures(
  peers: readonly DeclaredCosts[],
  pick: (declared: DeclaredCosts) => Amount,
  ownEur: Amount | null,
): PeerFigures | null {
  const values = peers.map((peer) => pick(peer).div(peer.placeDays)).sort((a, b) => a.comparedTo(b));
  const ranks = distribution(values.map((value, rank) => ({ value, rank })));
  if (!ranks) return null;
  const shown = ({ rank }: { readonly rank: number }): Amount | null => meanAround(values, rank);
  const withTails = values.length >= FEWEST_PEERS_FOR_TAILS;
  return {
    p10: withTails ? shown(ranks.p10) : null,
    p25: shown(ranks.p25),
    median: shown(ranks.median),
    p75: shown(ranks.p75),
    p90: withTails ? shown(ranks.p90) : null,
    shareLower: ownEur && amount(values.filter((value) => value.lessThan(ownEur)).length).div(values.length),
  };
}

/** The mean of the three values around a rank, counted from 0; null where one of them makes nearly all of it. */
function meanAround(ascending: readonly Amount[], rank: number): Amount | null {
  const first = Math.min(Math.max(rank - 1, 0), ascending.length - 3);
  const three = ascending.slice(first, first + 3);
  const sizes = three.map((value) => value.abs());
  const most = sum(sizes).times(LARGEST_SHARE_OF_ONE);
  if (sizes.some((size) => size.greaterThan(most))) return null;
  return sum(three).div(3).toNearest(SHOWN_TO_EUR, Decimal.ROUND_HALF_UP);
}

function hasPlaceDays({ placeDays }: DeclaredCosts): boolean {
  if (placeDays.lessThan(ZERO)) throw new RangeError(`place-days below zero: ${placeDays.toString()}`);
  return placeDays.greaterThan(ZERO);
}
