import { dutchDate } from '../../platform/dutch-dates.js';
import type { AskedInputs, ScenarioIndex, ScenarioTariff } from './scenario-inputs.js';

/** What cannot be asked though every value by itself is right; the same for a request and for a sheet. */
export interface InputFault {
  readonly code: string;
  /** The value it is about, as a pointer into the inputs. Example: `tariffs/1/validUntil`. */
  readonly pointer: string;
  readonly given: string;
  readonly expected: string;
  /** A Dutch sentence that says what is wrong. */
  readonly problem: string;
}

/** All of them, in the order of the inputs. */
export function inputFaults(inputs: AskedInputs): InputFault[] {
  return [
    ...yearFaults(inputs),
    ...inputs.tariffs.flatMap((tariff, index) => tariffFaults(tariff, index, inputs.tariffs)),
    ...indexFaults('volumeIndex', inputs),
    ...indexFaults('costIndex', inputs),
  ];
}

function yearFaults({ fromDate, baseYear, throughYear }: AskedInputs): InputFault[] {
  const faults: InputFault[] = [];
  if (firstYear({ fromDate }) > throughYear) {
    faults.push({
      code: 'from-date-after-last-year',
      pointer: 'fromDate',
      given: fromDate,
      expected: `een dag in ${throughYear} of eerder`,
      problem: 'het scenario begint na het laatste jaar.',
    });
  }
  if (baseYear !== null && baseYear > throughYear) {
    faults.push({
      code: 'base-year-after-last-year',
      pointer: 'baseYear',
      given: String(baseYear),
      expected: `${throughYear} of eerder`,
      problem: 'het basisjaar ligt na het laatste jaar.',
    });
  }
  return faults;
}

function tariffFaults(one: ScenarioTariff, index: number, all: readonly ScenarioTariff[]): InputFault[] {
  const { tariff, validFrom, validUntil } = one;
  if (validUntil !== null && validUntil <= validFrom) {
    return [
      {
        code: 'tariff-on-no-day',
        pointer: `tariffs/${index}/validUntil`,
        given: validUntil,
        expected: `een dag na ${dutchDate(validFrom)}`,
        problem: 'het normbedrag geldt op geen enkele dag.',
      },
    ];
  }
  const rival = all.slice(0, index).find((other) => other.tariff === tariff && shareADay(one, other));
  if (!rival) return [];
  return [
    {
      code: 'tariffs-overlap',
      pointer: `tariffs/${index}/validFrom`,
      given: validFrom,
      expected: 'dagen waarop nog geen ander bedrag van dit normbedrag geldt',
      problem: `op dezelfde dagen geldt ook het bedrag vanaf ${dutchDate(rival.validFrom)}.`,
    },
  ];
}

function shareADay(a: ScenarioTariff, b: ScenarioTariff): boolean {
  return (a.validUntil === null || b.validFrom < a.validUntil) && (b.validUntil === null || a.validFrom < b.validUntil);
}

function indexFaults(name: 'volumeIndex' | 'costIndex', inputs: AskedInputs): InputFault[] {
  const all: readonly ScenarioIndex[] = inputs[name];
  const first = firstYear(inputs);
  return all.flatMap(({ year }, index): InputFault[] => {
    const at = { pointer: `${name}/${index}/year`, given: String(year) };
    if (all.slice(0, index).some((other) => other.year === year)) {
      const expected = 'elk jaar hoogstens een keer';
      return [{ ...at, code: 'index-twice', expected, problem: 'voor dit jaar staat er al een index.' }];
    }
    if (year >= first && year <= inputs.throughYear) return [];
    const expected = `een jaar van ${first} tot en met ${inputs.throughYear}`;
    return [{ ...at, code: 'index-outside-scenario', expected, problem: 'dit jaar valt buiten het scenario.' }];
  });
}

function firstYear({ fromDate }: Pick<AskedInputs, 'fromDate'>): number {
  return Number(fromDate.slice(0, 4));
}
