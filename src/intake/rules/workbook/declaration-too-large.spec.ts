import { describeRule } from '../../../../test/harness/intake/rule-spec.js';
import { amount } from '../../../kernel/money.js';
import { declarationTooLarge } from './declaration-too-large.js';

describeRule(declarationTooLarge, {
  passes: { known: { extent: amount(5_000_000) } },
  fails: {
    known: { extent: amount('10000000000000.01') },
    says: 'De regels tellen samen op tot "10000000000000". Verwacht: ten hoogste 10.000 miljard. Controleer de bedragen en aantallen en lever het bestand opnieuw in.',
  },
  border: { known: { extent: amount('1e13') } },
});
