import { amount, amountText } from '../../kernel/money.js';
import { SCHEME_START } from '../../kernel/scheme.js';
import type { DeclaredMonths, DeclaredStatus } from '../declared-facts.repository.js';
import { groupOfPlace, placeInOrder } from '../national-frame.js';
import type { DueYear } from '../national-frame.js';
import type {
  CallDto,
  CompletenessAnswerDto,
  MunicipalCompletenessDto,
  RegionCompletenessDto,
  YearCountsDto,
} from './completeness.dto.js';

/** Volledigheid: who declared a year, for which months, and whom to call about the rest. */

type Status = DeclaredStatus | 'nothing';

/** A municipality of its time in the year, with the declaration that it is judged by. */
interface Reporter {
  readonly due: DueYear;
  readonly status: Status;
  readonly handedIn: DeclaredMonths | null;
}

/** `dueYears` are all of the one year. */
export function completeness(
  year: number,
  dueYears: readonly DueYear[],
  handedIn: readonly DeclaredMonths[],
): Pick<CompletenessAnswerDto, 'total' | 'groups' | 'municipalities' | 'toCall'> {
  const byCode = new Map(handedIn.map((one) => [one.code, one]));
  const reporters = dueYears.map((due): Reporter => {
    const found = byCode.get(due.code) ?? null;
    return { due, status: found?.status ?? 'nothing', handedIn: found };
  });
  return {
    total: countsOf(reporters),
    groups: (['province', 'safetyRegion', 'sizeClass'] as const).flatMap((grouping) => groupsBy(grouping, reporters)),
    municipalities: reporters.map((reporter) => municipalDto(year, reporter)),
    toCall: reporters
      .filter(({ status }) => status !== 'approved')
      .sort((a, b) => (b.due.place.population ?? 0) - (a.due.place.population ?? 0))
      .map(callDto),
  };
}

function groupsBy(
  grouping: 'province' | 'safetyRegion' | 'sizeClass',
  reporters: readonly Reporter[],
): RegionCompletenessDto[] {
  const groups = new Map<string, { label: string; members: Reporter[] }>();
  for (const reporter of reporters) {
    const { key, label } = groupOfPlace(grouping, reporter.due.place);
    const group = groups.get(key) ?? { label, members: [] };
    group.members.push(reporter);
    groups.set(key, group);
  }
  return [...groups]
    .sort(([a], [b]) => (placeInOrder(grouping, a) < placeInOrder(grouping, b) ? -1 : 1))
    .map(([key, { label, members }]) => ({ grouping, key, label, ...countsOf(members) }));
}

function countsOf(reporters: readonly Reporter[]): YearCountsDto {
  const having = (status: Status): number => reporters.filter((reporter) => reporter.status === status).length;
  const approved = having('approved');
  return {
    expected: reporters.length,
    approved,
    submitted: having('submitted'),
    returned: having('returned'),
    draft: having('draft'),
    nothing: having('nothing'),
    approvedPercentage:
      reporters.length === 0 ? null : amountText(amount(approved).times(100).dividedBy(reporters.length)),
  };
}

function municipalDto(year: number, { due, status, handedIn }: Reporter): MunicipalCompletenessDto {
  const written = (month: number): string => `${year}-${String(month).padStart(2, '0')}`;
  const { costMonths, receptionMonths } = handedIn ?? { costMonths: [], receptionMonths: [] };
  const filled = new Set([...costMonths, ...receptionMonths]);
  return {
    municipality: due.code,
    name: due.name,
    province: due.place.province,
    safetyRegion: due.place.safetyRegion.name,
    status,
    declaration: handedIn?.declaration ?? null,
    costMonths: costMonths.map(written),
    receptionMonths: receptionMonths.map(written),
    emptyMonths:
      handedIn === null ? [] : MONTHS.map(written).filter((month, index) => isCovered(month) && !filled.has(index + 1)),
  };
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** Of 2022 the scheme covers the months from March. */
function isCovered(month: string): boolean {
  return `${month}-01` >= SCHEME_START;
}

function callDto({ due, status }: Reporter): CallDto {
  return {
    municipality: due.code,
    name: due.name,
    safetyRegion: due.place.safetyRegion.name,
    population: due.place.population,
    status,
    reason: WHAT_TO_ASK[status],
  };
}

const WHAT_TO_ASK: Readonly<Record<Status, string>> = {
  approved: 'Goedgekeurd.',
  submitted: 'Ingediend: vraag de controller om goed te keuren.',
  returned: 'Teruggestuurd: vraag om een verbeterd bestand.',
  draft: 'Ingeleverd maar niet ingediend: vraag om in te dienen.',
  nothing: 'Nog geen bestand ingeleverd.',
};
