import { describe, expect, it } from '@jest/globals';
import { commaRecord, csvRecord } from './csv-text.js';

describe('CSV', () => {
  it('has semicolons between, and quotes where they are needed', () => {
    expect(csvRecord(['a', '', 'b;c', 'zegt "ja"', 'twee\nregels'])).toBe('a;;"b;c";"zegt ""ja""";"twee\nregels"\r\n');
  });

  it('holds no formula', () => {
    expect(csvRecord(['=1+1', '@SUM(A1)', '-2'])).toBe("'=1+1;'@SUM(A1);'-2\r\n");
  });

  it('has commas between for programs, and leaves figures as they are', () => {
    expect(commaRecord(['a', '', 'b,c', 'zegt "ja"', 'd;e'])).toBe('a,,"b,c","zegt ""ja""",d;e\r\n');
    expect(commaRecord(['-2', { figure: '-2.00' }, '=1+1', { figure: '' }])).toBe("'-2,-2.00,'=1+1,\r\n");
  });
});
