import { containsBsn } from '../bsn.js';
import { presentable } from '../findings.js';
import type { IntakeCostCategory } from '../intake-reference.js';
import { ROUTE_NAMES } from '../scheme-names.js';
import { lookalike } from '../lookalike.js';
import { looseKey } from '../notation/choice.js';
import { accountPattern, LONGEST_ACCOUNT } from './account-pattern.js';
import type { LedgerColumns, LedgerMapping, LedgerRule } from './ledger-mapping.js';
import { contradict, scopeOf } from './mapping-rules.js';
import type { RuleScope } from './mapping-rules.js';

/** What is wrong with a mapping, and where: `rules/3/costCategory`. */
export interface MappingFault {
  readonly code: string;
  readonly pointer: string;
  readonly message: string;
}

/** Everything that is wrong with a mapping, at once. */
export function mappingFaults(mapping: LedgerMapping, categories: readonly IntakeCostCategory[]): MappingFault[] {
  const { columns, rules } = mapping;
  return [
    ...(columns === null ? [] : columnFaults(columns)),
    ...(rules.length === 0 ? [fault('rules-empty', 'rules', 'Deel minstens één rekening in.')] : []),
    ...rules.flatMap((rule, index) => ruleFaults(rule, `rules/${index}`, categories)),
    ...contradictions(rules),
  ];
}

function fault(code: string, pointer: string, message: string): MappingFault {
  return { code, pointer, message };
}

function columnFaults(columns: LedgerColumns): MappingFault[] {
  const { account, date, amount, debit, credit, debitCredit } = columns;
  const oneColumn = amount !== undefined && debit === undefined && credit === undefined;
  const twoColumns = amount === undefined && debit !== undefined && credit !== undefined && debitCredit === undefined;
  const missing = [
    ...(account === undefined ? [fault('column-missing', 'columns/account', 'Noem de kolom met de rekening.')] : []),
    ...(date === undefined ? [fault('column-missing', 'columns/date', 'Noem de kolom met de boekdatum.')] : []),
    ...(oneColumn || twoColumns ? [] : [fault('amount-columns', 'columns/amount', AMOUNT_COLUMNS)]),
  ];
  return [...missing, ...columnsTwice(columns)];
}

const AMOUNT_COLUMNS =
  'Noem één kolom met het bedrag (amount), eventueel met een kolom voor D of C (debitCredit), of twee kolommen: ' +
  'debet (debit) en credit (credit).';

function columnsTwice(columns: LedgerColumns): MappingFault[] {
  const seen = new Set<string>();
  return Object.entries(columns).flatMap(([key, heading]) => {
    const loose = looseKey(heading);
    const pointer = `columns/${key}`;
    if (loose === '') return [fault('column-blank', pointer, 'Vul de kop van deze kolom in, of laat de kolom weg.')];
    if (seen.has(loose)) {
      return [fault('column-twice', pointer, `De kop "${presentable(heading)}" is al voor iets anders genoemd.`)];
    }
    seen.add(loose);
    return [];
  });
}

function ruleFaults(rule: LedgerRule, pointer: string, categories: readonly IntakeCostCategory[]): MappingFault[] {
  return [
    ...patternFaults(rule.account, `${pointer}/account`, 'rekening'),
    ...(rule.costCentre === null ? [] : patternFaults(rule.costCentre, `${pointer}/costCentre`, 'kostenplaats')),
    ...(rule.ignore ? ignoreFaults(rule, pointer) : categoryFaults(rule, pointer, categories)),
  ];
}

function patternFaults(given: string, pointer: string, what: string): MappingFault[] {
  if (containsBsn(given)) return [fault('bsn', pointer, `Haal het burgerservicenummer uit de ${what}.`)];
  if (accountPattern(given)) return [];
  const message =
    `"${presentable(given)}" is geen ${what}. Schrijf er één (4310), een reeks van even lange nummers ` +
    `(4300..4399) of een begin (43*), met hoogstens ${LONGEST_ACCOUNT} tekens.`;
  return [fault('account-pattern', pointer, message)];
}

function ignoreFaults({ costCategory, fundingRoute }: LedgerRule, pointer: string): MappingFault[] {
  if (costCategory === null && fundingRoute === null) return [];
  const message = 'Een rekening die niet meetelt (ignore) heeft geen kostensoort en geen dekking.';
  return [fault('ignored-with-category', pointer, message)];
}

function categoryFaults(
  { costCategory, fundingRoute }: LedgerRule,
  pointer: string,
  categories: readonly IntakeCostCategory[],
): MappingFault[] {
  if (costCategory === null) {
    const message = 'Kies een kostensoort (costCategory), of geef aan dat de rekening niet meetelt (ignore).';
    return [fault('category-missing', `${pointer}/costCategory`, message)];
  }
  const category = categories.find(({ code }) => code === costCategory);
  if (!category) {
    const message = `"${presentable(costCategory)}" is geen kostensoort.${suggestion(costCategory, categories)}`;
    return [fault('category-unknown', `${pointer}/costCategory`, message)];
  }
  if (fundingRoute === null || category.routes.includes(fundingRoute)) return [];
  const allowed = category.routes.map((route) => ROUTE_NAMES[route]).join(' of ');
  const message = `Dekking ${ROUTE_NAMES[fundingRoute]} kan niet bij ${category.label}. Kies ${allowed}.`;
  return [fault('route-not-allowed', `${pointer}/fundingRoute`, message)];
}

function suggestion(given: string, categories: readonly IntakeCostCategory[]): string {
  const word = lookalike(
    given,
    categories.flatMap(({ code, label }) => [code, label]),
  );
  const meant = categories.find(({ code, label }) => code === word || label === word);
  return meant ? ` Bedoelde u "${meant.code}"?` : '';
}

/** Of every rule, the first one before it that says something else of the same lines, equally precisely. */
function contradictions(rules: readonly LedgerRule[]): MappingFault[] {
  const before: { readonly scope: RuleScope; readonly index: number }[] = [];
  return rules.flatMap((rule, index) => {
    const scope = scopeOf(rule);
    if (!scope) return [];
    const other = before.find((candidate) => contradict(candidate.scope, scope));
    before.push({ scope, index });
    if (!other) return [];
    const message =
      `Regel ${index + 1} en regel ${other.index + 1} gaan even precies over dezelfde rekening. ` +
      'Haal er één weg, of maak er één preciezer.';
    return [fault('rules-overlap', `rules/${index}/account`, message)];
  });
}
