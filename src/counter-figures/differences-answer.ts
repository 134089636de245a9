import type { Difference, Stand } from '../kernel/counter-figure.js';
import { amountText } from '../kernel/money.js';
import { addDays } from '../kernel/period.js';
import type { CounterComparison } from './comparison.service.js';
import { CAUSE_NAMES, explained, headline } from './difference-words.js';
import type { FourSums } from './difference-sums.js';
import type {
  DifferenceDto,
  DifferenceListDto,
  DifferencesQuery,
  FourSumsDto,
  KindSumsDto,
  StandDto,
} from './differences.dto.js';
import { KIND_NAMES } from './figures-layout.js';

/** A page of differences, under what they come to. */
export function differencesAnswer(
  comparison: CounterComparison,
  { cause, cursor, limit }: Pick<DifferencesQuery, 'cause' | 'cursor' | 'limit'>,
): DifferenceListDto {
  const { differences, kinds, tariffs, notCompared, notices, moment } = comparison;
  const asked = cause === undefined ? differences : differences.filter((one) => one.cause === cause);
  const page = asked.slice(cursor, cursor + limit);
  return {
    headline: headline(kinds),
    total: asked.length,
    knownOn: moment.toISOString(),
    kinds: kinds.map(kindDto),
    tariffs: tariffs.map(({ tariff, from, through, oursEur, theirsEur, row }) => ({
      ...{ tariff, from, through, row },
      ours: oursEur && amountText(oursEur),
      theirs: amountText(theirsEur),
    })),
    notCompared: notCompared.map(({ oursEur, ...about }) => ({ ...about, ours: amountText(oursEur) })),
    notices,
    items: page.map((one) => differenceDto(one, comparison)),
    ...(cursor + limit < asked.length ? { nextCursor: cursor + limit } : {}),
  };
}

function kindDto({ kind, oursEur, theirsEur, causes, ...sums }: CounterComparison['kinds'][number]): KindSumsDto {
  return {
    ...{ kind, label: KIND_NAMES[kind], ours: amountText(oursEur), theirs: amountText(theirsEur) },
    ...sumsDto(sums),
    causes: causes.map(({ cause, ...ofCause }) => ({ cause, label: CAUSE_NAMES[cause], ...sumsDto(ofCause) })),
  };
}

function sumsDto({ items, netEur, higherEur, lowerEur, municipalities }: FourSums): FourSumsDto {
  return {
    ...{ items, net: amountText(netEur), higher: amountText(higherEur), lower: amountText(lowerEur) },
    municipalities: { ...municipalities },
  };
}

function differenceDto(difference: Difference, context: CounterComparison): DifferenceDto {
  const { cause, municipalityCode, year, component, kind, period, ours, theirs, amountEur, counterpart } = difference;
  return {
    ...{ cause, municipality: municipalityCode, name: context.nameOf(municipalityCode), year },
    ...{ from: period.from, through: addDays(period.until, -1), component, kind },
    ...{ ours: ours && standDto(ours), theirs: theirs && standDto(theirs), amount: amountText(amountEur) },
    counterpart: counterpart && {
      ...{ municipality: counterpart.municipalityCode, name: context.nameOf(counterpart.municipalityCode) },
      component: counterpart.component,
    },
    explanation: explained(difference, context),
  };
}

function standDto({ amountEur, count, tariffs, rows }: Stand): StandDto {
  return {
    amount: amountText(amountEur),
    count: count && amountText(count),
    tariffs: tariffs.map((tariff) => (tariff === 'not-set' ? tariff : amountText(tariff))),
    rows,
  };
}
