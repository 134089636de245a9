import { rule } from '../rule.js';

export const bsnInReference = rule({
  code: 'bsn-in-reference',
  severity: 'warning',
  problem: 'dit kenmerk lijkt een burgerservicenummer te bevatten; de cijfers zijn niet bewaard.',
  remedy: 'Gebruik een ander kenmerk als het een burgerservicenummer is.',
});
