import { describeGivenRule, ZWOLLE_2024 } from '../../../../test/harness/intake/given-rule-spec.js';
import { ledgerMapping, ledgerRule } from '../../../../test/harness/intake/ledger-extract.js';
import { ledgerMappingMissing } from './ledger-mapping-missing.js';

const given = { ...ZWOLLE_2024, kind: 'ledger-extract' };

describeGivenRule(ledgerMappingMissing, {
  passes: { given, mapping: { version: 1, mapping: ledgerMapping([ledgerRule('43*', 'goo-housing')]) } },
  fails: {
    given,
    mapping: null,
    says: 'Er is voor deze gemeente nog geen indeling van het grootboek vastgelegd. Verwacht: een indeling van het grootboek. Leg de indeling vast en lever het uittreksel opnieuw in.',
  },
  // a CSV of costs needs none
  border: { given: ZWOLLE_2024, mapping: null },
});
