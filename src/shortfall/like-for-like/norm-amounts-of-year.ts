import { addDays } from '../../kernel/period.js';
import { amountText } from '../../kernel/money.js';
import { SCHEME_START } from '../../kernel/scheme.js';
import { tariffSegments } from '../../kernel/tariff-schedule.js';
import type { AssessmentRules } from '../../reference/reference.service.js';
import { NO_TARIFF_NOTICE, provisionalNotices } from '../certainty-notices.js';
import type { NormAmountDto } from './like-for-like.dto.js';

/** What the end of the bridge is held against, and what must be known before it is. */

/** The norm amounts of a place-day over the year, from the start of the scheme. */
export function normAmountsOfYear({ tariffs }: AssessmentRules, year: number): NormAmountDto[] {
  const firstDay = `${year}-01-01`;
  const from = firstDay < SCHEME_START ? SCHEME_START : firstDay;
  return tariffSegments(tariffs.gooPlaceDay, { from, until: `${year + 1}-01-01` }).map(
    ({ period, tariff, certainty }) => ({
      from: period.from,
      through: addDays(period.until, -1),
      amount: tariff && amountText(tariff.amountEur),
      certainty,
      tariff: tariff && tariff.id,
    }),
  );
}

/** The amount of 2025 is the first that is known to leave out hotels, ships and catering (ANP, November 2024). */
const FIRST_YEAR_WITHOUT_DEARER_PLACES = 2025;

/** In what the norm amounts of the year are not like the end of the bridge, and how sure they are. */
export function normAmountNotices(rules: AssessmentRules, year: number): string[] {
  const { tariffs, componentOf } = rules;
  const normAmounts = normAmountsOfYear(rules, year);
  return [
    ...(componentOf('goo-allowance', 'booo', `${year}-12`) === 'goo' ? [ALLOWANCE_INSIDE_NOTICE] : []),
    ...(year < FIRST_YEAR_WITHOUT_DEARER_PLACES ? [DEARER_PLACES_NOTICE] : []),
    ...(normAmounts.some(({ amount }) => amount === null) ? [NO_TARIFF_NOTICE] : []),
    ...provisionalNotices(tariffs.gooPlaceDay.versions, { fromYear: year, toYear: year }),
  ];
}

const ALLOWANCE_INSIDE_NOTICE = 'het normbedrag van dit jaar is met leefgeld, de vergelijkbare kostprijs zonder';

const DEARER_PLACES_NOTICE =
  'alleen van het normbedrag vanaf 2025 is bekend dat hotels, schepen en catering er niet in zitten';
