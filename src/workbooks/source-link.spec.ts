import { describe, expect, it } from '@jest/globals';
import { sourceLink } from './source-link.js';

describe('where a source is found', () => {
  it.each([
    [
      'Stcrt. 2022, 27515, art. I.A.1.a (eerst aangekondigd als € 700 per week)',
      'https://zoek.officielebekendmakingen.nl/stcrt-2022-27515.html',
    ],
    ['BooO art. 3(1)(c)', 'https://wetten.overheid.nl/BWBR0046732'],
    ['Nota bij BooO, Stcrt. 2025, 41734', 'https://zoek.officielebekendmakingen.nl/stcrt-2025-41734.html'],
    ['Tweede Kamer 2024D43796, blz. 3', 'https://www.tweedekamer.nl/zoeken?qry=2024D43796'],
    ['Besluit van de VNG', null],
    ['https://example.org/"onclick', null],
  ])('%s', (source, link) => {
    expect(sourceLink(source)).toBe(link);
  });
});
