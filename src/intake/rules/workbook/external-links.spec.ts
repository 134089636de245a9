import { describeReadingRule, sheetOf } from '../../../../test/harness/intake/reading-rule-spec.js';
import { externalLinks } from './external-links.js';

describeReadingRule(externalLinks, {
  fails: {
    parts: { 'xl/externalLinks/externalLink1.xml': '<externalLink/>' },
    says: 'De werkmap haalt waarden uit andere bestanden; gelezen is wat daarvan het laatst is opgeslagen. Verwacht: waarden in de werkmap zelf. Controleer of dit klopt.',
  },
  // a link to click on brings no value in
  border: {
    edit: (workbook) =>
      (sheetOf(workbook, 'Kosten').getCell('F2').value = { text: 'Huur', hyperlink: 'https://example.org/huur.xlsx' }),
  },
});
