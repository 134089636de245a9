import { describeReadingRule, sheetOf } from '../../../../test/harness/intake/reading-rule-spec.js';
import { columnMisspelt } from './column-misspelt.js';

describeReadingRule(columnMisspelt, {
  fails: {
    edit: (workbook) => (sheetOf(workbook, 'Kosten').getCell('G1').value = 'Bewijstuk'),
    says: 'Blad Kosten, kolom Bewijsstuk: de kop "Bewijstuk" is niet die van het sjabloon. Verwacht: een kolom met de kop Bewijsstuk. Is de kolom "Bewijstuk" bedoeld? Pas dan de kop aan en lever het bestand opnieuw in.',
  },
  border: { edit: (workbook) => (sheetOf(workbook, 'Kosten').getCell('G1').value = ' bewijs stuk ') },
});
