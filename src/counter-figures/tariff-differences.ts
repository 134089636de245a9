import type { Amount } from '../kernel/money.js';
import { addDays } from '../kernel/period.js';
import type { IsoDate } from '../kernel/period.js';
import { tariffSegments } from '../kernel/tariff-schedule.js';
import type { TariffCode } from '../kernel/tariff-schedule.js';
import type { TariffSchedules } from '../reference/tariffs/tariffs.service.js';
import type { StatedTariff } from './stated-figures.js';

/** Days on which they name another norm amount than we know. */
export interface TariffDifference {
  readonly tariff: TariffCode;
  readonly from: IsoDate;
  /** Included; null: for as long as nothing else is known. */
  readonly through: IsoDate | null;
  /** null: none is set. */
  readonly oursEur: Amount | null;
  readonly theirsEur: Amount;
  /** Of their sheet Normbedragen. */
  readonly row: number;
}

/** Later than any tariff begins. */
const END_OF_TIME: IsoDate = '2101-01-01';

/** Their list of tariffs against ours, whether or not anything is reckoned at them. */
export function tariffDifferences(stated: readonly StatedTariff[], schedules: TariffSchedules): TariffDifference[] {
  return stated.flatMap(({ tariff, validFrom, validThrough, amountEur, row }) => {
    const schedule = tariff === 'goo-place-day' ? schedules.gooPlaceDay : schedules.pooPersonMonth;
    const until = validThrough === null ? END_OF_TIME : addDays(validThrough, 1);
    const found: TariffDifference[] = [];
    for (const segment of tariffSegments(schedule, { from: validFrom, until })) {
      const oursEur = segment.tariff?.amountEur ?? null;
      if (oursEur?.equals(amountEur)) continue;
      const through = segment.period.until === END_OF_TIME ? null : addDays(segment.period.until, -1);
      const last = found.at(-1);
      const isSame =
        last?.oursEur?.toFixed() === oursEur?.toFixed() && last?.through === addDays(segment.period.from, -1);
      if (last && isSame) found[found.length - 1] = { ...last, through };
      else found.push({ tariff, from: segment.period.from, through, oursEur, theirsEur: amountEur, row });
    }
    return found;
  });
}
