import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { REFUSALS } from '../workbook/workbook-refused.js';
import { REGISTERED_RULES } from './registry.js';

const FOLDER = new URL('./', import.meta.url);
const filesOf = (group: string): string[] =>
  readdirSync(new URL(`${group}/`, FOLDER)).filter((file) => file.endsWith('.ts'));
const GROUPS = readdirSync(FOLDER, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
const RULES = REGISTERED_RULES.filter(({ rule }) => !(rule.code in REFUSALS));

describe('the register of rules', () => {
  it('holds every file of a rule, once, under the code that is its name', () => {
    const files = GROUPS.flatMap((group) =>
      filesOf(group).flatMap((file) => (file.endsWith('.spec.ts') ? [] : [`${group}/${file.replace(/\.ts$/, '')}`])),
    );
    const registered = RULES.map(({ group, rule }) => `${group}/${rule.code}`);
    expect(registered.toSorted()).toEqual(files.toSorted());
    expect(new Set(REGISTERED_RULES.map(({ rule }) => rule.code)).size).toBe(REGISTERED_RULES.length);
    expect(RULES.length).toBeGreaterThan(50);
  });

  it.each(RULES)('has a spec beside $rule.code', ({ group, rule }) => {
    expect(existsSync(new URL(`${group}/${rule.code}.spec.ts`, FOLDER))).toBe(true);
  });

  it.each(REGISTERED_RULES)('says in sentences what $rule.code is about', ({ rule }) => {
    expect(`${rule.problem} ${rule.remedy}`.trim()).toMatch(/^[a-zé{\p{Lu}].*\.$/su);
    expect(`${rule.problem} ${rule.remedy}`).not.toMatch(/\b(the|file|row|column|error|value|upload)\b/i);
    expect(['error', 'warning']).toContain(rule.severity);
    // a finding that keeps a declaration out says what to do
    if (rule.severity === 'error' && !(rule.code in REFUSALS)) expect(rule.remedy).not.toBe('');
  });
});
