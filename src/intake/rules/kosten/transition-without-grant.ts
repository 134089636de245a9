import { wholeRule } from '../rule.js';
import { withoutGrant } from '../without-grant.js';

/** Transition costs are paid as far as they were granted (article 2(1)(e)); without a decision they are the municipality's. */
export const transitionWithoutGrant = wholeRule({
  code: 'transition-without-grant',
  severity: 'warning',
  problem: 'er zijn transitiekosten van {given}, maar er is geen toekenning.',
  remedy: 'Zet de beschikking op het blad Ontvangsten (soort Toekenning, onderdeel transition) als u die hebt.',
  whole: (declared, known) => withoutGrant('transition', 'transitiekosten', declared, known),
});
