import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from './app-config.js';
import { DEFAULT_LIMITS, limitSetting } from './workbook-limits.js';

describe('configuration', () => {
  it('needs nothing', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ port: 3000, databaseUrl: null, logLevel: 'info', uploadMaxBytes: 20_971_520 });
    expect(isAbsolute(config.dataDir)).toBe(true);
  });

  it('takes what is set', () => {
    const url = 'postgres://user:secret@db.example:5432/opvangboek';
    expect(
      readConfig({ PORT: '0', DATA_DIR: '/srv/data', DATABASE_URL: url, DATABASE_MIGRATION_URL: url }),
    ).toMatchObject({
      port: 0,
      dataDir: '/srv/data',
      databaseUrl: url,
      migrationUrl: url,
    });
  });

  it('takes an empty setting for none', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 3000, databaseUrl: null });
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000a'],
    ['DATABASE_URL', 'mysql://x'],
    ['DATABASE_URL', 'localhost:5432'],
    ['NODE_ENV', 'prod'],
    ['LOG_LEVEL', 'loud'],
    ['UPLOAD_MAX_BYTES', '0'],
    ['DATA_DIR', '/srv/$(id)'],
  ])('refuses %s=%s and names it', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name);
  });

  it('takes each limit of the intake, and tells of each in the documentation', () => {
    const { workbookLimits } = readConfig({ INTAKE_ROWS_PER_SHEET: '7' });
    expect(workbookLimits).toEqual({ ...DEFAULT_LIMITS, rowsPerSheet: 7 });
    expect(() => readConfig({ INTAKE_SHEETS: 'veel' })).toThrow('INTAKE_SHEETS must be a whole number');
    const operations = readFileSync(new URL('../../../docs/operations.md', import.meta.url), 'utf8');
    for (const [limit, value] of Object.entries(DEFAULT_LIMITS)) {
      expect(operations).toMatch(new RegExp(`\\| \`${limitSetting(limit)}\` +\\| ${value} `));
    }
  });

  it('names every fault at once', () => {
    try {
      readConfig({ PORT: 'x', LOG_LEVEL: 'y', DATABASE_MIGRATION_URL: 'postgres://a/b' });
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      expect((error as ConfigError).faults.map((fault) => fault.split(' ')[0])).toEqual([
        ...['PORT', 'LOG_LEVEL', 'DATABASE_MIGRATION_URL'],
      ]);
    }
    expect.assertions(2);
  });
});
