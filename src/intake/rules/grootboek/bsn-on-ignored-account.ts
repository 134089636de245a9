import { rule } from '../rule.js';

export const bsnOnIgnoredAccount = rule({
  code: 'bsn-on-ignored-account',
  severity: 'warning',
  problem: 'teksten op rekeningen die niet meetellen bevatten een geldig burgerservicenummer; aantal: {count}.',
  remedy: 'Haal de nummers weg in de administratie, of maak een uittreksel zonder deze rekeningen.',
});
