import { describe, expect, it } from '@jest/globals';
import { CLAIM_STATES, OPERATIONS, possibleIn, refusalIn, TRANSITIONS } from './claim-life.js';
import type { ClaimState, Operation } from './claim-life.js';

describe('the life of a claim', () => {
  it.each<[ClaimState, Operation[]]>([
    ['draft', ['revision', 'submission']],
    ['submitted', ['return', 'inclusion']],
    ['included', ['presentation']],
    ['presented', ['settlement']],
    ['settled', []],
  ])('%s: %j is possible, and nothing else', (state, possible) => {
    expect(possibleIn(state)).toEqual(possible);
  });

  it('reaches every state, and goes back by a return only', () => {
    expect([...new Set(OPERATIONS.map((operation) => TRANSITIONS[operation].to))].sort()).toEqual(
      [...CLAIM_STATES].sort(),
    );
    const order = (state: ClaimState): number => CLAIM_STATES.indexOf(state);
    const back = OPERATIONS.filter((one) => order(TRANSITIONS[one].to) < order(TRANSITIONS[one].from));
    expect(back).toEqual(['return']);
  });

  it.each<[ClaimState, Operation, string]>([
    ['draft', 'inclusion', 'Deze claim is concept. Opnemen kan nu niet. Wel mogelijk: wijzigen, indienen.'],
    ['submitted', 'revision', 'Deze claim is ingediend. Wijzigen kan nu niet. Wel mogelijk: terugsturen, opnemen.'],
    ['included', 'return', 'Deze claim is opgenomen door de VNG. Terugsturen kan nu niet. Wel mogelijk: voorleggen.'],
    [
      'presented',
      'presentation',
      'Deze claim is voorgelegd aan het ministerie. Voorleggen kan nu niet. Wel mogelijk: afhandelen.',
    ],
    ['settled', 'settlement', 'Deze claim is afgehandeld. Afhandelen kan nu niet. Er kan niets meer aan veranderen.'],
  ])('says of a claim that is %s why there is no %s, and what there is', (state, operation, text) => {
    expect(refusalIn(state, operation)).toBe(text);
  });
});
