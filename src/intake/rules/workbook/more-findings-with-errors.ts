import { rule } from '../rule.js';

export const moreFindingsWithErrors = rule({
  code: 'more-findings-with-errors',
  severity: 'error',
  problem: 'er is meer gevonden dan hier staat, ook fouten; aantal: {count}.',
  remedy: 'Verbeter eerst de fouten hierboven en lever het bestand opnieuw in.',
});
