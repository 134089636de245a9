import { ROLE_NAMES, ROLES } from '../roles.js';
import { POLICY } from './policy.js';
import type { RoutePolicy, Subject } from './policy.js';

/** What a subject means for somebody of a municipality, as the page says it. */
const SUBJECTS: Readonly<Record<Subject, string>> = {
  none: 'nobody’s',
  path: 'the municipality in the address',
  query: 'the parameter `municipality`; left out: one’s own',
  declaration: 'the declaration in the address',
  claim: 'the claim in the address',
  row: 'what the id stands for',
  file: 'what the file or the body says',
  job: 'what the id stands for; reading it is not written down',
  national: 'all municipalities together',
};

/** The page docs/access.md: every route, who may take it, and whose data it is about. */
export function policyPage(): string {
  return [
    '# Who may do what',
    '',
    '<!-- Made by `npm run docs` from src/identity/policy/policy.ts. Do not edit. -->',
    '',
    'A route that is not here, nobody may take. Who has a right has it for their own municipality only, unless their role is',
    'of the country; another municipality is answered as one that does not exist (404). The database holds every statement',
    'to the same walls once more ([security](security.md)).',
    '',
    `| route | what for | about | ${ROLES.map((role) => ROLE_NAMES[role]).join(' | ')} |`,
    `| --- | --- | --- | ${ROLES.map(() => ':-:').join(' | ')} |`,
    ...Object.entries(POLICY).map(row),
    '',
  ].join('\n');
}

function row([route, { purpose, subject, roles }]: [string, RoutePolicy]): string {
  const rights =
    roles === 'anyone' ? ROLES.map(() => 'anyone') : ROLES.map((role) => (roles.includes(role) ? 'yes' : '–'));
  return `| ${[`\`${route}\``, purpose, SUBJECTS[subject], ...rights].join(' | ')} |`;
}
