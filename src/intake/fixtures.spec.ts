import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { IntakeReference } from './declaration-reader.js';
import { findingsOf, readAll } from '../../test/harness/intake/declaration-file.js';
import type { FundingRoute } from '../kernel/scheme.js';

/** The project's own workbooks, read with the project's own reference data. */
const FIXTURES = new URL('../../fixtures/', import.meta.url);

function dataFile(name: string): Record<string, string>[] {
  return parse(readFileSync(new URL(`../reference/data/${name}`, import.meta.url)), { columns: true });
}

function projectReference(): IntakeReference {
  const successors = new Map(
    dataFile('reorganisations.csv').map((row) => [row['predecessor'], row['successor'] ?? '']),
  );
  const rows = dataFile('municipalities.csv');
  const names = new Map(rows.map((row) => [row['code'], row['name'] ?? '']));
  const routes = dataFile('component-rules.csv');
  return {
    municipalities: new Map(
      rows.map(({ code = '', name = '', validFrom = '', validUntil = '' }) => {
        const next = successors.get(code);
        const successor = next === undefined ? null : { code: next, name: names.get(next) ?? '' };
        return [code, { code, name, validFrom: validFrom || null, validUntil: validUntil || null, successor }];
      }),
    ),
    costCategories: dataFile('cost-categories.csv').map(({ code = '', label = '', defaultRoute }) => ({
      code,
      label,
      defaultRoute: defaultRoute as FundingRoute,
      routes: [
        ...new Set(
          routes.filter((rule) => rule['costCategory'] === code).map((rule) => rule['fundingRoute'] as FundingRoute),
        ),
      ],
    })),
    currentYear: 2026,
    sender: null,
  };
}

const reference = projectReference();
const fixture = (path: string): string => new URL(path, FIXTURES).pathname;

describe('the fixtures', () => {
  it.each(readdirSync(new URL('declarations/', FIXTURES)))('%s is read without an error', async (file) => {
    const items = await readAll(fixture(`declarations/${file}`), reference);
    const [first] = items;
    expect(first?.kind === 'header' && `${first.header.municipalityCode} ${first.header.fiscalYear}`).toBe(
      file.replace(/^(GM\d{4})-.*-(\d{4})\.xlsx$/, '$1 $2'),
    );
    expect(findingsOf(items).filter(({ code }) => code !== 'amount-negative')).toEqual([]);
    expect(items.length).toBeGreaterThan(20);
  });

  it('reports thirty mistakes as thirty findings', async () => {
    const findings = findingsOf(await readAll(fixture('faulty/GM0000-thirty-mistakes-2024.xlsx'), reference));
    expect(findings.map(({ sheet, row, column, code }) => `${sheet} ${row} ${column} ${code}`)).toEqual([
      'Gemeente 4 B basis-unknown',
      'Gemeente 5 B template-version-unknown',
      'Opvang 4 A date-unreadable',
      'Opvang 5 B date-outside-year',
      'Opvang 6 B period-reversed',
      'Opvang 7 E number-unreadable',
      'Opvang 8 E number-unreadable',
      'Opvang 9 E value-missing',
      'Opvang 10 G value-missing',
      'Opvang 11 C regulation-unknown',
      'Opvang 12 D bsn-in-text',
      'Kosten 4 B category-unknown',
      'Kosten 5 D amount-unreadable',
      'Kosten 6 D amount-unreadable',
      'Kosten 7 C route-unknown',
      'Kosten 8 C route-not-allowed',
      'Kosten 9 A month-unreadable',
      'Kosten 10 A month-outside-year',
      'Kosten 11 D value-missing',
      'Kosten 12 D cell-error',
      'Kosten 13 F bsn-in-text',
      'Kosten 14 F text-too-long',
      'Kosten 15 D amount-too-large',
      'Kosten 16 D cell-boolean',
      'Ontvangsten 3 B receipt-kind-unknown',
      'Ontvangsten 4 C component-unknown',
      'Ontvangsten 5 D amount-not-positive',
      'Ontvangsten 6 C grant-component',
      'Ontvangsten 7 C own-contribution-component',
      'Ontvangsten 8 A date-unreadable',
    ]);
    expect(JSON.stringify(findings)).not.toContain('123456782');
  });

  it.each([
    ['unknown-municipality', ['municipality-unknown']],
    ['ended-municipality', ['municipality-not-in-year']],
    ['missing-sheet', ['sheet-missing']],
    ['missing-column', ['column-missing']],
    ['not-a-workbook', ['not-a-workbook']],
    ['truncated-zip', ['damaged-workbook']],
  ])('%s has one finding', async (file, codes) => {
    const findings = findingsOf(await readAll(fixture(`faulty/${file}.xlsx`), reference));
    expect(findings.map(({ code }) => code)).toEqual(codes);
  });
});
