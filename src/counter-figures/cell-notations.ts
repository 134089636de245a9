import { readDate } from '../intake/notation/calendar.js';
import { choice, looseKey } from '../intake/notation/choice.js';
import { readAmount } from '../intake/notation/dutch-amount.js';
import { plainText } from '../intake/notation/plain-text.js';
import type { Notation } from '../intake/notation/reading.js';
import { oneOf } from '../intake/scheme-names.js';
import type { CellNotation } from '../intake/sheet-mistakes.js';
import { FIGURE_KINDS } from '../kernel/counter-figure.js';
import type { FigureKind } from '../kernel/counter-figure.js';
import { amount } from '../kernel/money.js';
import type { Amount } from '../kernel/money.js';
import type { IsoDate } from '../kernel/period.js';
import type { Component } from '../kernel/scheme.js';
import type { TariffCode } from '../kernel/tariff-schedule.js';
import { isFiscalYear } from '../platform/http/validators.js';
import { isSchemeDate } from '../shortfall/baseline/validators.js';
import {
  COMPONENT_SPELLINGS,
  KIND_NAMES,
  SHORT_COMPONENT_NAMES,
  TARIFF_NAMES,
  TARIFF_SPELLINGS,
} from './figures-layout.js';

/** How the cells of another party's figures are written. */

export const YEAR: CellNotation<number> = {
  expected: 'een boekjaar als 2024',
  read: (value) => {
    const text = plainText(value);
    return /^\d{4}$/.test(text) && isFiscalYear(Number(text)) ? Number(text) : null;
  },
};

export const DATE: CellNotation<IsoDate> = {
  expected: 'een datum vanaf 1-1-2022, als 31-1-2024',
  read: (value) => {
    const date = readDate(value);
    return date.ok && isSchemeDate(date.value) ? date.value : null;
  },
};

export const COMPONENT: CellNotation<Component> = ofWords(
  choice<Component>(COMPONENT_SPELLINGS, ''),
  oneOf(Object.values(SHORT_COMPONENT_NAMES)),
);

export const KIND: CellNotation<FigureKind> = ofWords(
  choice<FigureKind>(
    FIGURE_KINDS.map((kind) => [kind, kind, KIND_NAMES[kind]]),
    '',
  ),
  `${oneOf(Object.values(KIND_NAMES))}, of een lege cel voor Aanspraak`,
);

export const TARIFF_CODE: CellNotation<TariffCode> = ofWords(
  choice<TariffCode>(TARIFF_SPELLINGS, ''),
  oneOf(Object.values(TARIFF_NAMES)),
);

/** More than the country has of anything. */
const TOO_MUCH = amount('10000000000');
const TOO_DEAR = amount('1000000');

export const AMOUNT: CellNotation<Amount> = {
  expected: 'een bedrag in hele centen, onder 10 miljard euro, als 1.234,56',
  read: inCents((euros) => euros.abs().lessThan(TOO_MUCH)),
};

export const TARIFF: CellNotation<Amount> = {
  expected: 'een normbedrag in hele centen, als 44,00; laat de cel leeg als het een gemiddelde is',
  read: inCents((euros) => !euros.isNegative() && euros.lessThan(TOO_DEAR)),
};

/** Half a person-month may be counted, but nothing finer than a hundredth. */
export const COUNT: CellNotation<Amount> = {
  expected: 'een aantal plekdagen of persoonsmaanden van 0 of hoger, met hoogstens twee cijfers achter de komma',
  read: inCents((count) => !count.isNegative() && count.lessThan(TOO_MUCH)),
};

function inCents(isPossible: (value: Amount) => boolean): CellNotation<Amount>['read'] {
  return (value) => {
    const read = readAmount(value);
    return read.ok && !read.note && isPossible(read.value) ? read.value : null;
  };
}

function ofWords<T>(notation: Notation<T>, expected: string): CellNotation<T> {
  return {
    expected,
    read: (value) => {
      const read = notation(value);
      return read.ok ? read.value : null;
    },
  };
}

/** A municipality as the country knows it, of whatever year. */
export interface KnownMunicipality {
  readonly code: string;
  readonly name: string;
}

/** By its code, with or without its letters: `GM0193`, `0193` and 193 are Zwolle. */
export function codeNotation(municipalities: readonly KnownMunicipality[]): CellNotation<string> {
  const codes = new Set(municipalities.map(({ code }) => code));
  return {
    expected: 'de code van een gemeente, als GM0193',
    read: (value) => {
      const digits = /^(?:gm)?(\d{1,4})$/i.exec(plainText(value))?.[1];
      const code = digits === undefined ? '' : `GM${digits.padStart(4, '0')}`;
      return codes.has(code) ? code : null;
    },
  };
}

/** By its name, where no other ever had it. */
export function nameNotation(municipalities: readonly KnownMunicipality[]): CellNotation<string> {
  const codes = new Map<string, string | null>();
  for (const { code, name } of municipalities) {
    const key = looseKey(name);
    codes.set(key, codes.has(key) ? null : code);
  }
  return {
    expected: 'de naam van een gemeente zoals het CBS hem schrijft, of een Gemeentecode op deze regel',
    read: (value) => codes.get(looseKey(plainText(value))) ?? null,
  };
}
