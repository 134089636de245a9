import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

/** A requirement of OWASP ASVS as docs/security.md has it. */
interface Row {
  readonly id: string;
  readonly level: string;
  readonly asked: string;
  readonly answer: string;
  readonly test: string;
}

const [, section = ''] = /\n## OWASP ASVS[^\n]*\n(.*?)\n## /s.exec(readFileSync('docs/security.md', 'utf8')) ?? [];
/** Without the head of the table and the line below it. */
const rows = section
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
  .map((line): Row => {
    const [, id = '', level = '', asked = '', answer = '', test = ''] = line.split('|').map((cell) => cell.trim());
    return { id, level, asked, answer, test };
  });

/** `file`: the title of a test in it, word for word. */
const TEST = /^`([\w./-]+\.spec\.ts)`: (.+)$/;
/** Why there is no test. */
const REASON = /^(Not met|Not met in full|The operator’s|The provider’s|In writing): .{20}/;
const CHAPTERS = 16;

describe('the table of security requirements', () => {
  it('has each requirement once, by its id and level, from every chapter', () => {
    for (const { id, level, asked } of rows) {
      expect([id, level]).toEqual([
        expect.stringMatching(/^V\d{1,2}\.\d{1,2}\.\d{1,2}$/),
        expect.stringMatching(/^[123]$/),
      ]);
      expect([id, asked]).toEqual([id, expect.stringMatching(/^\S.{5}/)]);
    }
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    const chapters = new Set(rows.map(({ id }) => Number(/\d+/.exec(id)?.[0])));
    expect([...chapters].sort((one, other) => one - other)).toEqual(
      Array.from({ length: CHAPTERS }, (_, index) => index + 1),
    );
  });

  it('shows at least sixty of level 1 and 2 by a test', () => {
    expect(rows.length).toBeGreaterThanOrEqual(75);
    expect(rows.filter(({ level, test }) => test !== '' && level !== '3').length).toBeGreaterThanOrEqual(60);
  });

  it.each(rows.map((row) => [row.id, row] as const))(
    '%s is shown by a test that is there, or says why not',
    (_id, { answer, test }) => {
      if (test === '') return expect(answer).toMatch(REASON);
      const [, file = '', title = ''] = TEST.exec(test) ?? [];
      expect([test, file !== '' && existsSync(file)]).toEqual([test, true]);
      const source = readFileSync(file, 'utf8');
      expect([test, [`'${title}'`, `"${title}"`, `\`${title}\``].some((text) => source.includes(text))]).toEqual([
        test,
        true,
      ]);
    },
  );
});
