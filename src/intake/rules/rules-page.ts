import { REGISTERED_RULES } from './registry.js';
import type { RuleGroup } from './registry.js';
import type { Rule } from './rule.js';

/** What a rule is about, as people call it. */
export const GROUP_NAMES: Readonly<Record<RuleGroup, string>> = {
  workbook: 'Het bestand en zijn vorm',
  cell: 'Elke cel',
  gemeente: 'Blad Gemeente',
  opvang: 'Blad Opvang',
  kosten: 'Blad Kosten',
  ontvangsten: 'Blad Ontvangsten',
  'vorige-versie': 'Vergelijking met de vorige versie',
  grootboek: 'Uittreksel van het grootboek',
};

/** The page docs/validation-rules.md: every rule in Dutch, by what it is about. */
export function rulesPage(): string {
  const groups = Object.entries(GROUP_NAMES) as [RuleGroup, string][];
  const errors = REGISTERED_RULES.filter(({ rule }) => rule.severity === 'error').length;
  return [
    '# Controleregels',
    '',
    '<!-- Made by `npm run docs` from src/intake/rules. Do not edit. -->',
    '',
    `Elke declaratie wordt aan deze ${REGISTERED_RULES.length} regels getoetst. Een fout (${errors} regels) houdt het ` +
      `bestand tegen. Een waarschuwing (${REGISTERED_RULES.length - errors} regels) gaat mee en wordt met een reden ` +
      'bevestigd voordat de declaratie wordt ingediend. `{given}` is wat er in het bestand staat, `{count}` een aantal.',
    ...groups.flatMap(([group, name]) => ['', `## ${name}`, '', ...table(group)]),
    '',
  ].join('\n');
}

function table(group: RuleGroup): string[] {
  const rules = REGISTERED_RULES.filter((registered) => registered.group === group).map(({ rule }) => rule);
  return ['| code | ernst | wat er gevonden is | wat te doen |', '| --- | --- | --- | --- |', ...rules.map(row)];
}

function row({ code, severity, problem, remedy }: Rule): string {
  const cells = [`\`${code}\``, severity === 'error' ? 'fout' : 'waarschuwing', problem, remedy];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
