import { describe, expect, it } from '@jest/globals';
import { csvRecord } from './csv-text.js';

describe('CSV', () => {
  it('has semicolons between, and quotes where they are needed', () => {
    expect(csvRecord(['a', '', 'b;c', 'zegt "ja"', 'twee\nregels'])).toBe('a;;"b;c";"zegt ""ja""";"twee\nregels"\r\n');
  });

  it('holds no formula', () => {
    expect(csvRecord(['=1+1', '@SUM(A1)', '-2'])).toBe("'=1+1;'@SUM(A1);'-2\r\n");
  });
});
