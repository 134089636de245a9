import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { policyPage } from './policy-page.js';
import { POLICY } from './policy.js';

describe('the page of rights', () => {
  it('is the one in docs/: run npm run docs when it is not', () => {
    const page = readFileSync(new URL('../../../docs/access.md', import.meta.url), 'utf8');
    expect(page).toBe(policyPage());
  });

  it('has a row for every route, with who may take it', () => {
    const rows = policyPage()
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    expect(rows.length).toBe(Object.keys(POLICY).length);
    expect(rows).toContain(
      '| `POST /v1/declarations/:id/approval` | approve, by a second person | the declaration in the address | – | yes | – | – | – | – |',
    );
    expect(rows).toContain(
      '| `GET /health/live` | whether the process lives | nobody’s | anyone | anyone | anyone | anyone | anyone | anyone |',
    );
  });
});
