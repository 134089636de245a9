import { wholeRule } from '../rule.js';
import { withoutGrant } from '../without-grant.js';

/** The meerkostenregeling of VWS pays what was granted (domain §3); without a decision nothing is paid. */
export const careWithoutGrant = wholeRule({
  code: 'care-without-grant',
  severity: 'warning',
  problem: 'er zijn zorgkosten met dekking VWS van {given}, maar er is geen toekenning.',
  remedy: 'Zet de toekenning op het blad Ontvangsten (soort Toekenning, onderdeel care) als u die hebt.',
  whole: (declared, known) => withoutGrant('care', 'zorgkosten', declared, known),
});
