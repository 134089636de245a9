import { Injectable } from '@nestjs/common';
import type { Amount } from '../../kernel/money.js';
import { addDays, contains } from '../../kernel/period.js';
import type { IsoDate, Period } from '../../kernel/period.js';
import { tariffSchedule } from '../../kernel/tariff-schedule.js';
import type { Tariff, TariffCode, TariffSchedule } from '../../kernel/tariff-schedule.js';
import { Clock } from '../../platform/clock.js';
import type { Moment, Tx } from '../../platform/database/transactions.js';
import { ProblemError } from '../../platform/http/problem.js';
import { makeRoom, nextStart } from './place-tariff.js';
import { tariffsPublishedBy } from './published-tariffs.js';
import type { TariffState } from './tariff-state.js';
import { TariffsRepository } from './tariffs.repository.js';

/** A tariff as somebody records it. */
export interface NewTariff {
  readonly tariff: TariffCode;
  readonly state: 'announced' | 'adopted';
  readonly validFrom: IsoDate;
  /** undefined: until the next version begins; null: open, whatever comes after it now */
  readonly validUntil: IsoDate | null | undefined;
  readonly amountEur: Amount;
  readonly publishedOn: IsoDate | null;
  /** undefined: to the end, or to the end of this year where there is none */
  readonly confirmedUntil: IsoDate | undefined;
  readonly source: string;
}

/** What may be known better when an announcement becomes law, or when a source was seen again. */
export interface TariffDetails {
  readonly publishedOn?: IsoDate | undefined;
  readonly confirmedUntil?: IsoDate | undefined;
  readonly source?: string | undefined;
}

/** A change of a tariff, and the days on which it may make a difference; null: none, for no figure rests on it. */
export interface TariffChange {
  readonly versionId: string;
  readonly tariff: TariffCode;
  readonly touched: Period | null;
}

/** Both schedules that a calculation needs. */
export interface TariffSchedules {
  readonly gooPlaceDay: TariffSchedule;
  readonly pooPersonMonth: TariffSchedule;
}

/** Every version of both. */
export function versionsOf({ gooPlaceDay, pooPersonMonth }: TariffSchedules): Tariff[] {
  return [...gooPlaceDay.versions, ...pooPersonMonth.versions];
}

/** Tariffs: what holds, what held, and every change of it, as a new state beside the old. */
@Injectable()
export class TariffsService {
  constructor(
    private readonly repository: TariffsRepository,
    private readonly clock: Clock,
  ) {}

  /** Keeps the tariffs as they are until the transaction ends: what is posted by them is posted before they change. */
  async lockToUse(tx: Tx): Promise<void> {
    await this.repository.lockToUse(tx);
  }

  /** Waits for all who post by the rules, and keeps others from it: the rules are about to change. */
  async lockToChange(tx: Tx): Promise<void> {
    await this.repository.lockToChange(tx);
  }

  /** The states that stood at a moment: adopted ones unless asked otherwise, on a day or all. */
  async statesOn(
    tx: Tx,
    moment: Moment,
    only: { readonly validOn: IsoDate | null; readonly state: TariffState['state'] },
  ): Promise<TariffState[]> {
    const states = await this.repository.statesOn(tx, moment);
    return states.filter(
      ({ state, validFrom: from, validUntil: until }) =>
        state === only.state && (only.validOn === null || contains({ from, until }, only.validOn)),
    );
  }

  /** A version as it stands at a moment: its first state in order of time. */
  async state(tx: Tx, versionId: string, moment: Moment): Promise<TariffState> {
    const state = await this.find(tx, versionId, moment);
    if (!state) throw new Error(`tariff ${versionId} does not stand`);
    return state;
  }

  /** The same; null when there is no such version. */
  async find(tx: Tx, versionId: string, moment: Moment): Promise<TariffState | null> {
    return (await this.repository.statesOn(tx, moment)).find(({ id }) => id === versionId) ?? null;
  }

  /** What a calculation needs: the law as known at a moment, or as published by a day. */
  async schedulesOn(tx: Tx, moment: Moment, publishedBy: IsoDate | null = null): Promise<TariffSchedules> {
    return schedules(await this.appliedOn(tx, moment, publishedBy));
  }

  /** The versions that those schedules are made of, with their sources. */
  async appliedOn(tx: Tx, moment: Moment, publishedBy: IsoDate | null): Promise<TariffState[]> {
    return publishedBy === null
      ? this.statesOn(tx, moment, { validOn: null, state: 'adopted' })
      : tariffsPublishedBy(await this.repository.historyUntil(tx, moment), publishedBy);
  }

  /** Records a new version. One that is adopted takes the place of what held on its days. */
  async record(tx: Tx, tariff: NewTariff, by: string): Promise<TariffChange> {
    await this.repository.lockToChange(tx);
    const recordedAt = await tx.recordingMoment();
    const current = await this.adoptedOf(tx, tariff.tariff, recordedAt);
    const validUntil = tariff.validUntil === undefined ? nextStart(current, tariff.validFrom) : tariff.validUntil;
    refuseSame(current, { ...tariff, validUntil });
    const idPrefix = `${tariff.tariff}-${tariff.validFrom}-v`;
    const id = `${idPrefix}${(await this.repository.countVersions(tx, idPrefix)) + 1}`;
    await this.repository.insertVersion(tx, { id, tariff: tariff.tariff, amountEur: tariff.amountEur });
    const state: TariffState = {
      ...tariff,
      id,
      validUntil,
      confirmedUntil: tariff.confirmedUntil ?? this.lastConfirmedDay(tariff.validFrom, validUntil),
      recordedBy: by,
      recordedAt,
      supersededAt: null,
    };
    return this.put(tx, state, current);
  }

  /** An announced version becomes law, under the name it has. */
  async adopt(tx: Tx, versionId: string, details: TariffDetails, by: string): Promise<TariffChange> {
    await this.repository.lockToChange(tx);
    const recordedAt = await tx.recordingMoment();
    const [announced] = await this.standing(tx, versionId, ['announced'], recordedAt);
    await this.repository.endState(tx, announced, recordedAt);
    const current = await this.adoptedOf(tx, announced.tariff, recordedAt);
    return this.put(
      tx,
      { ...announced, ...given(details), state: 'adopted', recordedBy: by, recordedAt, supersededAt: null },
      current,
    );
  }

  /** A version that is law, or was announced, is so no more. Its days have no tariff until another takes its place. */
  async withdraw(tx: Tx, versionId: string, source: string, by: string): Promise<TariffChange> {
    return this.replaceStates(tx, versionId, ['announced', 'adopted'], (state) => ({
      ...state,
      state: 'withdrawn',
      source,
      recordedBy: by,
    }));
  }

  /** The source was seen in force until a later day: figures until then are provisional no more. */
  async confirm(tx: Tx, versionId: string, details: TariffDetails, by: string): Promise<TariffChange> {
    return this.replaceStates(tx, versionId, ['adopted'], (state) => ({ ...state, ...given(details), recordedBy: by }));
  }

  private async replaceStates(
    tx: Tx,
    versionId: string,
    from: readonly TariffState['state'][],
    replacement: (state: TariffState) => TariffState,
  ): Promise<TariffChange> {
    await this.repository.lockToChange(tx);
    const recordedAt = await tx.recordingMoment();
    const states = await this.standing(tx, versionId, from, recordedAt);
    for (const state of states) {
      await this.repository.endState(tx, state, recordedAt);
      await this.repository.insertState(tx, { ...replacement(state), recordedAt, supersededAt: null });
    }
    const [first] = states;
    const last = states.at(-1) ?? first;
    const touched = first.state === 'adopted' ? { from: first.validFrom, until: last.validUntil } : null;
    return { versionId, tariff: first.tariff, touched };
  }

  /** Writes a state down; an adopted one makes room for itself first. */
  private async put(tx: Tx, state: TariffState, current: readonly TariffState[]): Promise<TariffChange> {
    const touched = state.state === 'adopted' ? { from: state.validFrom, until: state.validUntil } : null;
    if (touched) {
      const { giveWay, stay } = makeRoom(current, touched);
      for (const other of giveWay) await this.repository.endState(tx, other, state.recordedAt);
      for (const other of stay) await this.repository.insertState(tx, { ...other, recordedAt: state.recordedAt });
    }
    await this.repository.insertState(tx, state);
    return { versionId: state.id, tariff: state.tariff, touched };
  }

  private async adoptedOf(tx: Tx, tariff: TariffCode, moment: Moment): Promise<TariffState[]> {
    const adopted = await this.statesOn(tx, moment, { validOn: null, state: 'adopted' });
    return adopted.filter((state) => state.tariff === tariff);
  }

  /** The states of a version that stand; refuses when it has none that may be changed so. */
  private async standing(
    tx: Tx,
    versionId: string,
    from: readonly TariffState['state'][],
    moment: Moment,
  ): Promise<[TariffState, ...TariffState[]]> {
    const ofVersion = (await this.repository.statesOn(tx, moment)).filter(({ id }) => id === versionId);
    const [first, ...rest] = ofVersion.filter(({ state }) => from.includes(state));
    if (first) return [first, ...rest];
    const known = (await this.repository.historyUntil(tx, moment)).some(({ id }) => id === versionId);
    if (!known) throw new ProblemError('not-found', 'Dit normbedrag bestaat niet.');
    throw new ProblemError('conflict', `Dit normbedrag is ${NOT_STANDING[ofVersion[0]?.state ?? 'replaced']}.`);
  }

  private lastConfirmedDay(validFrom: IsoDate, validUntil: IsoDate | null): IsoDate {
    if (validUntil !== null) return addDays(validUntil, -1);
    return `${Math.max(this.clock.year(), Number(validFrom.slice(0, 4)))}-12-31`;
  }
}

/** The schedules of tariffs that do not overlap. */
function schedules(tariffs: readonly Tariff[]): TariffSchedules {
  return {
    gooPlaceDay: tariffSchedule('goo-place-day', tariffs),
    pooPersonMonth: tariffSchedule('poo-person-month', tariffs),
  };
}

const NOT_STANDING = {
  announced: 'alleen aangekondigd. Stel het eerst vast',
  adopted: 'al vastgesteld',
  withdrawn: 'ingetrokken',
  replaced: 'vervangen door een ander normbedrag',
} as const;

/** Details that were given; what was not keeps its value. */
function given(details: TariffDetails): Partial<TariffState> {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}

/** Recording once more what stands there already would post everything again, to no effect. */
function refuseSame(current: readonly TariffState[], tariff: NewTariff & { validUntil: IsoDate | null }): void {
  if (tariff.state !== 'adopted') return;
  const same = current.some(
    (state) =>
      state.validFrom === tariff.validFrom &&
      state.validUntil === tariff.validUntil &&
      state.amountEur.equals(tariff.amountEur) &&
      state.source === tariff.source,
  );
  if (same)
    throw new ProblemError(
      'conflict',
      'Dit normbedrag staat er al, met dezelfde dagen, hetzelfde bedrag en dezelfde bron.',
    );
}
