import { countDays } from '../kernel/period.js';
import type { IsoDate } from '../kernel/period.js';
import { longDutchDate } from '../platform/dutch-dates.js';
import type { Deadline, Municipality } from '../reference/reference.repository.js';
import type { Declaration } from './declarations.repository.js';

/** What can be missing of a year that must be accounted for. */
export const MISSING = ['not-declared', 'not-submitted', 'not-approved', 'not-handed-in-again'] as const;
type Missing = (typeof MISSING)[number];

/** Herinnering: what a municipality still has to do, by when, and in which words. */
export interface Reminder {
  readonly municipality: Pick<Municipality, 'code' | 'name'>;
  readonly missing: Missing;
  /** The newest version of the year; null: there is none. */
  readonly declaration: Declaration | null;
  readonly deadline: Deadline;
  /** Negative: days too late. */
  readonly daysLeft: number;
  /** In Dutch. */
  readonly message: string;
}

/** A year that must be accounted for, with who must and what came in. */
export interface YearToAccountFor {
  /** By when. */
  readonly deadline: Deadline;
  /** All that were ever there. */
  readonly municipalities: readonly Pick<Municipality, 'code' | 'name'>[];
  /** Codes of those that exist on the last day of the year: from them a declaration is due. */
  readonly due: ReadonlySet<string>;
  /** Every version of the year. */
  readonly declarations: readonly Declaration[];
}

/**
 * What is missing of a year on a day, in order of municipality. Nothing is due before the year has ended; what was begun
 * must be finished whenever that was, also by a municipality that ended in the course of the year.
 */
export function remindersOf(year: YearToAccountFor, on: IsoDate): Reminder[] {
  return year.municipalities.flatMap((municipality) => {
    const versions = year.declarations.filter(({ municipalityCode }) => municipalityCode === municipality.code);
    const newest = versions.toSorted((one, other) => other.version - one.version)[0] ?? null;
    const isDue = year.due.has(municipality.code) && on > `${year.deadline.year}-12-31`;
    const missing = newest ? MISSING_BY_STATUS[newest.status] : isDue ? 'not-declared' : null;
    if (missing === null) return [];
    const standing = versions.find(({ status }) => status === 'approved') ?? null;
    const daysLeft = countDays({ from: on, until: year.deadline.dueOn });
    const message = [
      TO_DO[missing](municipality.name, year.deadline.year, newest),
      // the year is accounted for, by the version that stands
      standing ? `Tot dan geldt versie ${standing.version}.` : timeLeft(daysLeft, year.deadline.dueOn),
    ].join(' ');
    return [{ municipality, missing, declaration: newest, deadline: year.deadline, daysLeft, message }];
  });
}

const MISSING_BY_STATUS: Readonly<Record<Declaration['status'], Missing | null>> = {
  draft: 'not-submitted',
  submitted: 'not-approved',
  returned: 'not-handed-in-again',
  approved: null,
  corrected: null,
};

const TO_DO: Readonly<Record<Missing, (name: string, year: number, newest: Declaration | null) => string>> = {
  'not-declared': (name, year) =>
    `${name} heeft over ${year} nog niets ingeleverd. Lever het werkboek in, dien het in en laat het goedkeuren.`,
  'not-submitted': (name, year, newest) =>
    `De declaratie van ${name} over ${year} (versie ${newest?.version}) is nog een concept. ` +
    'Bevestig de waarschuwingen, dien haar in en laat haar goedkeuren.',
  'not-approved': (name, year, newest) =>
    `De declaratie van ${name} over ${year} (versie ${newest?.version}) is ingediend, maar nog niet beoordeeld. ` +
    'Laat iemand anders dan de indiener haar goedkeuren of terugsturen.',
  'not-handed-in-again': (name, year, newest) =>
    `De declaratie van ${name} over ${year} (versie ${newest?.version}) is teruggestuurd: ${newest?.returnReason}. ` +
    'Verbeter het bestand en lever het opnieuw in.',
};

function timeLeft(daysLeft: number, dueOn: IsoDate): string {
  const day = longDutchDate(dueOn);
  if (daysLeft === 0) return `Vandaag, ${day}, is de laatste dag.`;
  const days = Math.abs(daysLeft) === 1 ? '1 dag' : `${Math.abs(daysLeft)} dagen`;
  return daysLeft > 0
    ? `Dat kan nog ${days}, tot en met ${day}.`
    : `Dat had uiterlijk ${day} gemoeten, ${days} geleden.`;
}
