import { amount } from '../../../kernel/money.js';
import { deviationPercentage } from '../../../kernel/basis-comparison.js';
import { ZERO } from '../../../kernel/money.js';
import { dutchPercentage } from '../../../platform/dutch-figures.js';
import { costOf } from '../declared.js';
import { wholeRule } from '../rule.js';

/** The law gives no percentage for "in betekenende mate"; under this one a question of the ministry is to be expected. */
const SMALL = amount(5);

/** Real costs may be declared when they differ significantly from the norm amount (article 3(2)). */
export const actualCloseToNorm = wholeRule({
  code: 'actual-close-to-norm',
  severity: 'warning',
  problem: 'de grondslag is werkelijk, maar de werkelijke kosten wijken maar {given} af van het normbedrag.',
  remedy: 'De regeling vraagt een verschil "in betekenende mate". Ga na of u dat kunt onderbouwen, of kies norm.',
  whole: ({ basis, costs }, { componentOf, gooNormEur }) => {
    if (basis !== 'actual') return [];
    const realCost = costOf(costs, (cell) => componentOf(cell) === 'goo');
    const deviation = deviationPercentage({ normAmount: gooNormEur, realCost, deduction: ZERO });
    if (deviation === null || deviation.abs().greaterThanOrEqualTo(SMALL)) return [];
    const expected = `een verschil van ${dutchPercentage(SMALL)} of meer, of de grondslag norm`;
    return [{ at: null, given: dutchPercentage(deviation), expected }];
  },
});
