import { amount } from '../../../kernel/money.js';
import { dutchAmount } from '../../../platform/dutch-figures.js';
import { costOf } from '../declared.js';
import { monthPeriod, monthsToExpect } from '../reception-days.js';
import { countDays } from '../../../kernel/period.js';
import { wholeRule } from '../rule.js';

/** Wide borders: what a person gets differs by age, household and rent, but not by a factor of ten. */
const LOWEST = amount(50);
const HIGHEST = amount(1_500);

/** Allowance per person and month over the year, so far from what is usual that a column or a unit is probably wrong. */
export const allowancePerPerson = wholeRule({
  code: 'allowance-per-person',
  severity: 'warning',
  problem: 'het leefgeld voor particuliere opvang is gemiddeld {given} per persoon per maand.',
  remedy: 'Controleer het aantal personen en de bedragen.',
  whole: ({ costs, receptionDaysOf }, { fiscalYear, today }) => {
    const months = monthsToExpect(fiscalYear, today);
    const personMonths = months
      .map((month) => amount(receptionDaysOf('POO', month)).div(countDays(monthPeriod(month))))
      .reduce((total, each) => total.plus(each), amount(0));
    const allowance = costOf(
      costs,
      ({ costCategory, month }) => costCategory === 'poo-allowance' && months.includes(month),
    );
    if (personMonths.lessThan(1) || allowance.lessThanOrEqualTo(0)) return [];
    const each = allowance.div(personMonths);
    if (each.greaterThanOrEqualTo(LOWEST) && each.lessThanOrEqualTo(HIGHEST)) return [];
    const expected = `gemiddeld ${dutchAmount(LOWEST)} tot en met ${dutchAmount(HIGHEST)}`;
    return [{ at: { sheet: 'Kosten', column: 'amount' }, given: dutchAmount(each), expected }];
  },
});
