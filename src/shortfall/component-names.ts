import type { Component } from '../kernel/scheme.js';

/** The components as people read them. */
export const COMPONENT_NAMES: Readonly<Record<Component, string>> = {
  goo: 'Gemeentelijke opvang (GOO)',
  allowance: 'Leefgeld en wooncomponent',
  'poo-norm': 'Particuliere opvang (POO)',
  transition: 'Transitie',
  care: 'Zorg via VWS',
  own: 'Eigen kosten zonder regeling',
};
