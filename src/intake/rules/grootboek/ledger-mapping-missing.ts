import { rule } from '../rule.js';

export const ledgerMappingMissing = rule({
  code: 'ledger-mapping-missing',
  severity: 'error',
  problem: 'er is voor deze gemeente nog geen indeling van het grootboek vastgelegd.',
  remedy: 'Leg de indeling vast en lever het uittreksel opnieuw in.',
});
