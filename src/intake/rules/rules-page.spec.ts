import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { rulesPage } from './rules-page.js';

describe('the page of rules', () => {
  it('is in docs as it would be made now; else run npm run docs', () => {
    const page = readFileSync(new URL('../../../docs/validation-rules.md', import.meta.url), 'utf8');
    expect(page).toBe(rulesPage());
  });
});
