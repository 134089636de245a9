import { Injectable } from '@nestjs/common';
import { keyOf } from '../kernel/counter-figure.js';
import type { Difference, FigureKind, PartyFigure } from '../kernel/counter-figure.js';
import { compareFigures } from '../kernel/counter-figures.js';
import { sum } from '../kernel/money.js';
import type { Amount } from '../kernel/money.js';
import type { Component } from '../kernel/scheme.js';
import { Transactions } from '../platform/database/transactions.js';
import { isUuid } from '../platform/uuid.js';
import { BaselineService } from '../shortfall/baseline/baseline.service.js';
import { NationalReadings } from '../shortfall/national-reading.js';
import { CounterFiguresRepository } from './counter-figures.repository.js';
import type { CounterFiguresHead } from './counter-figures.repository.js';
import { notFound } from './counter-figures.service.js';
import { kindSums } from './difference-sums.js';
import type { KindSums } from './difference-sums.js';
import { lawfulSuccessors, ourParty, theirParty } from './parties.js';
import { ReceivedRepository } from './received.repository.js';
import type { StatedFigures } from './stated-figures.js';
import { tariffDifferences } from './tariff-differences.js';
import type { TariffDifference } from './tariff-differences.js';

/** What we have of the same years and kinds, in a component that their file does not mention. */
export interface NotCompared {
  readonly year: number;
  readonly component: Component;
  readonly kind: FigureKind;
  readonly municipalities: number;
  readonly oursEur: Amount;
}

/** Another party's figures held against the ledger, as known on a moment. */
export interface CounterComparison {
  readonly head: CounterFiguresHead;
  readonly stated: StatedFigures;
  readonly moment: Date;
  readonly kinds: readonly KindSums[];
  readonly differences: readonly Difference[];
  readonly tariffs: readonly TariffDifference[];
  readonly notCompared: readonly NotCompared[];
  /** What the reader must know of our own figures. */
  readonly notices: readonly string[];
  readonly nameOf: (municipalityCode: string) => string;
  readonly isDeclared: (municipalityCode: string, year: number) => boolean;
}

/** Holds other parties' figures against the ledger. */
@Injectable()
export class ComparisonService {
  constructor(
    private readonly transactions: Transactions,
    private readonly repository: CounterFiguresRepository,
    private readonly readings: NationalReadings,
    private readonly baselines: BaselineService,
    private readonly received: ReceivedRepository,
  ) {}

  /** As the ledger was known on a moment; null: now. */
  async compare(id: string, knownOn: Date | null): Promise<CounterComparison> {
    return this.transactions.readKnownOn(knownOn, async (tx, moment) => {
      const head = isUuid(id) ? await this.repository.find(tx, id) : null;
      if (!head) throw notFound();
      const stated = await this.repository.stated(tx, id);
      const years = stated.figures.map(({ year }) => year);
      const range = years.reduce(
        (all, year) => ({ fromYear: Math.min(all.fromYear, year), toYear: Math.max(all.toYear, year) }),
        {
          fromYear: Infinity,
          toYear: -Infinity,
        },
      );
      const reading = await this.readings.at(tx, moment, { ...range, layout: null });
      const baseline = await this.baselines.read(reading);
      const { dueYears, placeOf } = reading.frame;
      const books = { segments: baseline.segments, received: await this.received.receivedMonths(reading), dueYears };
      const successors = lawfulSuccessors(reading.country.reorganisations);
      const theirs = theirParty(stated, range);
      const ours = ourParty(books, theirs, head.coverage, successors);
      const comparison = compareFigures(ours, theirs, successors);
      return {
        ...{ head, stated, moment, kinds: kindSums(comparison), differences: comparison.differences },
        tariffs: tariffDifferences(stated.tariffs, baseline.tariffs),
        notCompared: notCompared(ours.elsewhere, comparison.differences),
        notices: await this.baselines.notices(reading, baseline, range),
        nameOf: (code) => placeOf.get(code)?.name ?? code,
        isDeclared: (code, year) => ours.answered.has(`${code} ${year}`),
      };
    });
  }
}

/** Less what was found there after all. */
function notCompared(elsewhere: readonly PartyFigure[], differences: readonly Difference[]): NotCompared[] {
  const drawnIn = new Set(differences.map(keyOf));
  const groups = new Map<string, PartyFigure[]>();
  for (const figure of elsewhere.filter((one) => !drawnIn.has(keyOf(one)))) {
    const key = `${figure.year} ${figure.kind} ${figure.component}`;
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, figures]) => {
      const [first] = figures;
      if (!first) return [];
      const { year, component, kind } = first;
      const municipalities = new Set(figures.map(({ municipalityCode }) => municipalityCode)).size;
      return [{ year, component, kind, municipalities, oursEur: sum(figures.map(({ amountEur }) => amountEur)) }];
    });
}
