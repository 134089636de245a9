import { rule } from '../rule.js';

export const placesOnPoo = rule({
  code: 'places-on-poo',
  severity: 'warning',
  problem: '{given} plekken op een POO-regel tellen niet mee en zijn niet bewaard.',
  remedy: 'Zet plekken op een GOO-regel.',
});
