import { describeReadingRule, sheetOf } from '../../../../test/harness/intake/reading-rule-spec.js';
import { headerRowMissing } from './header-row-missing.js';

describeReadingRule(headerRowMissing, {
  fails: {
    edit: (workbook) => sheetOf(workbook, 'Kosten').spliceRows(1, 1),
    says: 'Blad Kosten: rij 1 is geen kopregel. Verwacht: in rij 1 de koppen Maand, Kostensoort, Dekking, Bedrag, Locatie, Omschrijving, Bewijsstuk. Verbeter het blad en lever het bestand opnieuw in.',
  },
  border: { edit: (workbook) => sheetOf(workbook, 'Kosten').spliceRows(2, 1) },
});
