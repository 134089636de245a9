/** The life of a claim: what may be done with it in which state, and what to say when it is in another. */

export const CLAIM_STATES = ['draft', 'submitted', 'included', 'presented', 'settled'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** Besides the steps themselves: what may only be done on the way. */
export const OPERATIONS = ['revision', 'submission', 'return', 'inclusion', 'presentation', 'settlement'] as const;
export type Operation = (typeof OPERATIONS)[number];

interface Transition {
  readonly from: ClaimState;
  readonly to: ClaimState;
  /** Whether it is up to who claims; the other steps are VNG's. */
  readonly byClaimant: boolean;
}

export const TRANSITIONS: Readonly<Record<Operation, Transition>> = {
  revision: { from: 'draft', to: 'draft', byClaimant: true },
  submission: { from: 'draft', to: 'submitted', byClaimant: true },
  return: { from: 'submitted', to: 'draft', byClaimant: false },
  inclusion: { from: 'submitted', to: 'included', byClaimant: false },
  presentation: { from: 'included', to: 'presented', byClaimant: false },
  settlement: { from: 'presented', to: 'settled', byClaimant: false },
};

/** The states as people read them. */
export const STATE_NAMES: Readonly<Record<ClaimState, string>> = {
  draft: 'concept',
  submitted: 'ingediend',
  included: 'opgenomen door de VNG',
  presented: 'voorgelegd aan het ministerie',
  settled: 'afgehandeld',
};

const OPERATION_NAMES: Readonly<Record<Operation, string>> = {
  revision: 'wijzigen',
  submission: 'indienen',
  return: 'terugsturen',
  inclusion: 'opnemen',
  presentation: 'voorleggen',
  settlement: 'afhandelen',
};

/** What may be done with a claim in a state, in the order of its life. */
export function possibleIn(state: ClaimState): Operation[] {
  return OPERATIONS.filter((operation) => TRANSITIONS[operation].from === state);
}

/** Example: "Deze claim is ingediend. Wijzigen kan nu niet. Wel mogelijk: terugsturen, opnemen." */
export function refusalIn(state: ClaimState, operation: Operation): string {
  const name = OPERATION_NAMES[operation];
  const possible = possibleIn(state).map((one) => OPERATION_NAMES[one]);
  return [
    `Deze claim is ${STATE_NAMES[state]}.`,
    `${name.charAt(0).toUpperCase()}${name.slice(1)} kan nu niet.`,
    possible.length === 0 ? 'Er kan niets meer aan veranderen.' : `Wel mogelijk: ${possible.join(', ')}.`,
  ].join(' ');
}
