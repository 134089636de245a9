import type { IsoDate } from '../../kernel/period.js';
import { makeRoom, nextStart } from './place-tariff.js';
import type { TariffState } from './tariff-state.js';

/**
 * The tariffs as they could be known from publications up to a day, whatever is known now: each version in the place it
 * was adopted for, in order of publication, a later one taking the place of an earlier.
 *
 * A version whose end was set by one that was not yet published had no end then: it stays in force, and is provisional
 * after the last day on which its source was seen. Of a version without a date of publication nothing better is known
 * than that it was in force from its first day: it counts from then.
 * Example: on 1 September 2022 GOO was 100.00 without an end, and POO had no amount: 210.00 came on 11 October.
 */
export function tariffsPublishedBy(history: readonly TariffState[], day: IsoDate): TariffState[] {
  const versions = firstAdoptions(history);
  const published = versions
    .filter((version) => publication(version) <= day)
    .sort((a, b) => compare(publication(a), publication(b)) || a.recordedAt.getTime() - b.recordedAt.getTime());
  const unpublished = versions.filter((version) => publication(version) > day);

  let placed: TariffState[] = [];
  for (const version of published) {
    const sameTariff = placed.filter(({ tariff }) => tariff === version.tariff);
    const endsBySuccessor = unpublished.some(
      ({ tariff, validFrom }) => tariff === version.tariff && validFrom === version.validUntil,
    );
    const later = published.filter(({ tariff }) => tariff === version.tariff);
    const validUntil = endsBySuccessor ? nextStart(later, version.validFrom) : version.validUntil;
    const open = { ...version, validUntil };
    const { giveWay, stay } = makeRoom(sameTariff, { from: open.validFrom, until: open.validUntil });
    placed = [...placed.filter((other) => !giveWay.includes(other)), ...stay, open];
  }
  return placed;
}

/** Each version as it was first adopted, leaving out those that were withdrawn since. */
function firstAdoptions(history: readonly TariffState[]): TariffState[] {
  const withdrawn = new Set(
    history.filter(({ state, supersededAt }) => state === 'withdrawn' && supersededAt === null).map(({ id }) => id),
  );
  const first = new Map<string, TariffState>();
  for (const state of history) {
    if (state.state !== 'adopted' || withdrawn.has(state.id)) continue;
    const known = first.get(state.id);
    if (!known || state.recordedAt < known.recordedAt) first.set(state.id, state);
  }
  return [...first.values()];
}

function publication(version: TariffState): IsoDate {
  return version.publishedOn ?? version.validFrom;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
