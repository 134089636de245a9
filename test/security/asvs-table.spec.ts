import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

/** A requirement of OWASP ASVS as docs/security.md has it. */
interface Row {
  readonly id: string;
  readonly level: string;
  readonly answer: string;
  readonly test: string;
}

const ROW = /^\| (V\d{1,2}\.\d{1,2}\.\d{1,2}) +\| (\d) +\| ([^|]+) \| ([^|]+) \| ([^|]*) \|$/;
/** `file`, or `file`: the title of a test in it. */
const TEST = /^`([\w./-]+\.spec\.ts)`(?:: (.+))?$/;

const rows = readFileSync('docs/security.md', 'utf8')
  .split('\n')
  .flatMap((line): Row[] => {
    const [, id = '', level = '', , answer = '', test = ''] = ROW.exec(line) ?? [];
    return id === '' ? [] : [{ id, level, answer: answer.trim(), test: test.trim() }];
  });

describe('the table of security requirements', () => {
  it('has every row that looks like one, each requirement once', () => {
    const looksLike = readFileSync('docs/security.md', 'utf8').match(/^\| V\d/gm) ?? [];
    expect(rows.length).toBe(looksLike.length);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('shows at least sixty of level 1 and 2 by a test', () => {
    const shown = rows.filter(({ level, test }) => test !== '' && level !== '3');
    expect(shown.length).toBeGreaterThanOrEqual(60);
  });

  it.each(rows.map((row) => [row.id, row] as const))(
    '%s is shown by a test that is there, or says why not',
    (_id, row) => {
      if (row.test === '') {
        expect(row.answer).toMatch(/^(Not met|The operator’s|the provider’s)[:;]? /);
        return;
      }
      const [, file = '', title = ''] = TEST.exec(row.test) ?? [];
      expect([row.test, existsSync(file)]).toEqual([row.test, true]);
      expect(readFileSync(file, 'utf8')).toContain(title);
    },
  );
});
