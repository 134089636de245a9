import { MUNICIPAL_ROLES } from '../roles.js';
import type { Role } from '../roles.js';

/**
 * The policy: every route, who may take it, and whose data it is about. It is the documentation too (docs/access.md is
 * made of it), and the tests go through all of it. What is not in it, nobody may do.
 */
export interface RoutePolicy {
  /** `anyone`: without proof of who asks. */
  readonly roles: readonly Role[] | 'anyone';
  readonly subject: Subject;
  /** What it is for, in a few words. */
  readonly purpose: string;
}

/**
 * Whose data a request is about, and how it says so. Somebody of a municipality who asks for another's is told that it
 * is not there.
 * - `none`: nobody's; rules, reference data, one's own session
 * - `path`: the municipality in the address
 * - `query`: the parameter `municipality`; left out, it is one's own
 * - `declaration`: the declaration in the address, which begins with its municipality
 * - `claim`: the claim in the address, which begins with who claims
 * - `row`: what the id stands for; the query and the database hold it to one's own
 * - `file`: what the file or the body says, which is held against one's own when it is read
 * - `job`: work in the background, held to one's own like a row; it holds no figures, so that who looks at it is not
 *   written down
 * - `national`: figures of all municipalities together
 */
export type Subject = 'none' | 'path' | 'query' | 'declaration' | 'claim' | 'row' | 'file' | 'job' | 'national';

const VNG = ['vng-analyst', 'vng-admin'] as const;
const READERS = [...MUNICIPAL_ROLES, ...VNG] as const;
const EVERYBODY = [...READERS, 'ministry-reader'] as const;
const CLAIMANTS = ['finance-officer', ...VNG] as const;
const EXPORT_READERS = [...VNG, 'ministry-reader'] as const;

const allow = (roles: RoutePolicy['roles'], subject: Subject, purpose: string): RoutePolicy => ({
  roles,
  subject,
  purpose,
});

export const POLICY: Readonly<Record<string, RoutePolicy>> = {
  'GET /health/live': allow('anyone', 'none', 'whether the process lives'),
  'GET /health/ready': allow('anyone', 'none', 'whether it can do its work'),
  'GET /v1/openapi.json': allow('anyone', 'none', 'the description of the API'),

  'GET /': allow('anyone', 'none', 'the page to log in from'),
  'GET /pages.css': allow('anyone', 'none', 'how the pages look'),
  'GET /login': allow('anyone', 'none', 'go to the identity provider'),
  'GET /login/callback': allow('anyone', 'none', 'come back from it'),
  'POST /logout': allow('anyone', 'none', 'end the session'),
  'GET /demo-identity/interaction/:uid': allow('anyone', 'none', 'choose a demo person; not in production'),
  'POST /demo-identity/interaction/:uid': allow('anyone', 'none', 'log in as a demo person; not in production'),
  'ANY /demo-identity/*': allow('anyone', 'none', 'the identity provider with demo people; not in production'),

  'GET /v1/session': allow(EVERYBODY, 'none', 'who one is, and what one may be'),
  'GET /v1/sessions': allow(EVERYBODY, 'none', 'one’s own sessions; of everybody, for the administrator'),
  'DELETE /v1/sessions/:id': allow(EVERYBODY, 'none', 'end one’s own session; anybody’s, for the administrator'),
  'GET /v1/people': allow(['vng-admin'], 'national', 'who came in ever, with which roles: for the review of rights'),
  'GET /v1/audit-events': allow(['auditor', 'vng-admin'], 'query', 'the audit trail'),
  'GET /v1/audit-events/export': allow(['auditor', 'vng-admin'], 'query', 'the audit trail as CSV'),

  'GET /v1/municipalities': allow(READERS, 'none', 'municipalities'),
  'GET /v1/cost-categories': allow(READERS, 'none', 'cost categories'),
  'GET /v1/tariffs': allow(READERS, 'none', 'tariffs with their source'),
  'GET /v1/deadlines': allow(READERS, 'none', 'deadlines'),
  'GET /v1/deduction-rules': allow(READERS, 'none', 'deduction of own contributions, per year'),
  'GET /v1/sisa-indicators': allow(READERS, 'none', 'indicators of SiSa, per year'),
  'GET /v1/validation-rules': allow(READERS, 'none', 'what a declaration is held against'),

  'POST /v1/tariffs': allow(VNG, 'none', 'record a tariff'),
  'POST /v1/tariffs/:id/adoption': allow(VNG, 'none', 'an announced tariff became law'),
  'POST /v1/tariffs/:id/withdrawal': allow(VNG, 'none', 'withdraw a tariff'),
  'POST /v1/tariffs/:id/confirmation': allow(VNG, 'none', 'a tariff was seen in force'),
  'PUT /v1/deduction-rules/:year': allow(VNG, 'none', 'switch the deduction of a year'),
  'PUT /v1/sisa-indicators/:year/:indicator': allow(VNG, 'none', 'record what an indicator of SiSa stands for'),
  'POST /v1/sisa-indicators/:year/:indicator/withdrawal': allow(VNG, 'none', 'withdraw an indicator of SiSa'),

  'GET /v1/declaration-template': allow(READERS, 'query', 'an empty workbook'),
  'POST /v1/declarations': allow(['finance-officer'], 'file', 'hand in a declaration'),
  'POST /v1/declaration-batches': allow(['finance-officer'], 'file', 'hand in many files'),
  'GET /v1/declaration-batches/:id/files': allow(READERS, 'row', 'what became of each'),
  'GET /v1/declarations': allow(READERS, 'query', 'declarations'),
  'GET /v1/declarations/:id': allow(READERS, 'declaration', 'a declaration with its totals'),
  'GET /v1/declarations/:id/findings': allow(READERS, 'declaration', 'what was found in it'),
  'GET /v1/declarations/:id/annotated-workbook': allow(READERS, 'declaration', 'the file with its findings'),
  'GET /v1/declarations/:id/history': allow(READERS, 'declaration', 'what happened to it'),
  'GET /v1/declarations/:id/differences': allow(READERS, 'declaration', 'what it changes of the version before'),
  'GET /v1/declarations/:id/evidence-grade': allow(READERS, 'declaration', 'how hard it is to dismiss'),
  'GET /v1/declarations/:id/effect': allow(READERS, 'declaration', 'what its approval would do'),
  'POST /v1/declarations/:id/confirmations': allow(['finance-officer'], 'declaration', 'stand for warnings'),
  'POST /v1/declarations/:id/submission': allow(['finance-officer'], 'declaration', 'submit for approval'),
  'POST /v1/declarations/:id/approval': allow(['controller'], 'declaration', 'approve, by a second person'),
  'POST /v1/declarations/:id/return': allow(['controller'], 'declaration', 'send back, by a second person'),
  'GET /v1/uploads': allow(READERS, 'query', 'files that came in'),
  'GET /v1/uploads/:id/findings': allow(READERS, 'row', 'what was found in a file'),
  'GET /v1/uploads/:id/annotated-workbook': allow(READERS, 'row', 'a refused file with its findings'),
  'GET /v1/reminders': allow(READERS, 'query', 'what still has to be done'),

  'GET /v1/municipalities/:code/ledger-mapping': allow(READERS, 'path', 'how the general ledger becomes cost lines'),
  'GET /v1/municipalities/:code/ledger-mapping/versions': allow(READERS, 'path', 'every version of that'),
  'PUT /v1/municipalities/:code/ledger-mapping': allow(['finance-officer'], 'path', 'record a new version of it'),
  'POST /v1/municipalities/:code/ledger-extracts': allow(['finance-officer'], 'path', 'try it on an extract'),
  'GET /v1/municipalities/:code/locations': allow(READERS, 'path', 'locations of a declaration, and what they are'),
  'PUT /v1/municipalities/:code/location-kinds': allow(
    ['finance-officer', 'controller'],
    'path',
    'say what kind of place a location is',
  ),
  'GET /v1/municipalities/:code/basis-choices': allow(READERS, 'path', 'choices of the basis'),
  'POST /v1/municipalities/:code/basis-choices': allow(['controller'], 'path', 'choose another basis'),

  'GET /v1/municipalities/:code/shortfall': allow(READERS, 'path', 'cost, entitlement and gap'),
  'GET /v1/municipalities/:code/state-position': allow(READERS, 'path', 'what is open with the State'),
  'GET /v1/municipalities/:code/sisa': allow(READERS, 'path', 'a year by the indicators of SiSa'),
  'GET /v1/municipalities/:code/sisa/workbook': allow(READERS, 'path', 'the same as a workbook'),
  'GET /v1/municipalities/:code/like-for-like': allow(READERS, 'path', 'the cost of a place-day, like for like'),
  'GET /v1/ledger/entries': allow(READERS, 'query', 'the journal'),
  'GET /v1/national-shortfall': allow(VNG, 'national', 'the four sums of the country'),
  'GET /v1/national-shortfall/cost-covering-tariff': allow(VNG, 'national', 'which norm amount would cover the costs'),
  'GET /v1/national-shortfall/completeness': allow(VNG, 'national', 'who declared, and whom to call'),
  'GET /v1/national-shortfall/estimate': allow(VNG, 'national', 'what the whole country comes to'),
  'GET /v1/national-shortfall/evidence': allow(VNG, 'national', 'how hard declarations are to dismiss'),
  'GET /v1/national-shortfall/psychosocial-care': allow(VNG, 'national', 'what psychosocial care costs, and who pays'),
  'GET /v1/national-shortfall/benchmark': allow(READERS, 'query', 'own cost beside that of others, unnamed'),
  'GET /v1/national-shortfall/explanation': allow(READERS, 'query', 'why the gap changed between two years'),
  'GET /v1/national-shortfall/publishable': allow(VNG, 'national', 'tables that tell of no single municipality'),
  'GET /v1/national-shortfall/like-for-like': allow(VNG, 'national', 'the same cost, of the country'),
  'GET /v1/national-shortfall/outlook': allow(VNG, 'national', 'a declared year carried to later years'),

  'POST /v1/scenarios': allow(VNG, 'national', 'what other tariffs, numbers or prices would come to'),
  'GET /v1/scenarios': allow(VNG, 'national', 'scenarios that were reckoned'),
  'GET /v1/scenarios/comparison': allow(VNG, 'national', 'scenarios side by side'),
  'GET /v1/scenarios/:id': allow(VNG, 'national', 'a scenario with its result'),
  'GET /v1/scenarios/:id/reproduction': allow(VNG, 'national', 'whether it comes to the same once more'),
  'GET /v1/scenarios/:id/workbook': allow(VNG, 'national', 'a scenario as a workbook'),
  'POST /v1/scenario-workbooks': allow(VNG, 'national', 'hand such a workbook back: a new scenario'),

  'POST /v1/claims': allow(CLAIMANTS, 'file', 'begin a multi-year claim: of one’s own, or of several by VNG'),
  'GET /v1/claims': allow(READERS, 'query', 'multi-year claims; of a municipality, those it made'),
  'GET /v1/claims/:id': allow(READERS, 'claim', 'a claim with its life and its evidence'),
  'PUT /v1/claims/:id': allow(CLAIMANTS, 'claim', 'another wording or scope of a draft, by who claims'),
  'GET /v1/claims/:id/history': allow(READERS, 'claim', 'what happened to it, with every revision'),
  'GET /v1/claims/:id/figures': allow(READERS, 'claim', 'what it comes to, as sealed'),
  'GET /v1/claims/:id/differences': allow(READERS, 'claim', 'what was posted since it was sealed'),
  'POST /v1/claims/:id/submission': allow(CLAIMANTS, 'claim', 'submit it, by who claims: its figures are sealed'),
  'POST /v1/claims/:id/return': allow(VNG, 'claim', 'send it back, by a second person'),
  'POST /v1/claims/:id/inclusion': allow(VNG, 'claim', 'take it into the negotiation, by a second person'),
  'POST /v1/claims/:id/presentation': allow(VNG, 'claim', 'it was presented to the ministry'),
  'POST /v1/claims/:id/settlement': allow(VNG, 'claim', 'the State decided upon it'),
  'POST /v1/claims/:id/evidence': allow(CLAIMANTS, 'claim', 'add a file to it, by who claims'),
  'GET /v1/claims/:id/evidence/:number': allow(READERS, 'claim', 'a file of it'),
  'POST /v1/claims/:id/evidence/:number/withdrawal': allow(CLAIMANTS, 'claim', 'take a file out of a draft'),
  'GET /v1/claims/:id/workbook': allow(READERS, 'claim', 'its dossier as a workbook'),
  'GET /v1/claims/:id/annex': allow(READERS, 'claim', 'the annex of its letter, as a PDF'),
  'POST /v1/counter-figures': allow(VNG, 'national', 'load figures of another party'),
  'GET /v1/counter-figures': allow(VNG, 'national', 'figures of other parties'),
  'GET /v1/counter-figures/template': allow(VNG, 'none', 'an empty workbook for them'),
  'GET /v1/counter-figures/:id': allow(VNG, 'national', 'what a party’s figures come to'),
  'GET /v1/counter-figures/:id/differences': allow(VNG, 'national', 'where they differ from ours, and why'),
  'GET /v1/counter-figures/:id/workbook': allow(VNG, 'national', 'the same as a workbook'),

  'POST /v1/exports': allow(VNG, 'national', 'make a workbook'),
  'GET /v1/exports': allow(EXPORT_READERS, 'national', 'workbooks; for the ministry, the published ones'),
  'GET /v1/exports/:id': allow(EXPORT_READERS, 'national', 'what a workbook held'),
  'GET /v1/exports/:id/corrections': allow(VNG, 'national', 'what was posted since a workbook was made'),
  'GET /v1/exports/:id/corrections/:number': allow(VNG, 'national', 'a correction notice, as a PDF'),
  'GET /v1/exports/:id/workbook': allow(EXPORT_READERS, 'national', 'the workbook'),
  'GET /v1/exports/:id/open-data': allow(EXPORT_READERS, 'national', 'the catalogue of its open data'),
  'GET /v1/exports/:id/open-data/dictionary': allow(EXPORT_READERS, 'national', 'what its columns mean'),
  'GET /v1/exports/:id/open-data/tables/csv': allow(EXPORT_READERS, 'national', 'its tables as CSV'),
  'GET /v1/exports/:id/open-data/tables/json': allow(EXPORT_READERS, 'national', 'its tables as JSON'),
  'GET /v1/exports/:id/open-data/country/csv': allow(EXPORT_READERS, 'national', 'its national sums as CSV'),
  'GET /v1/exports/:id/open-data/country/json': allow(EXPORT_READERS, 'national', 'its national sums as JSON'),
  'POST /v1/exports/:id/publication': allow(VNG, 'national', 'show a workbook to the ministry'),

  'GET /v1/jobs/:id': allow(READERS, 'job', 'how far work is'),
  'GET /v1/jobs/:id/events': allow(READERS, 'job', 'how far work is, as it goes'),
  'POST /v1/jobs/:id/cancellation': allow(VNG, 'national', 'stop making a workbook'),
};

/** The rule of a route by its method and pattern; HEAD is GET. undefined: there is none, and nobody may take it. */
export function policyOf(method: string, pattern: string): RoutePolicy | undefined {
  return POLICY[`${method === 'HEAD' ? 'GET' : method} ${pattern}`] ?? POLICY[`ANY ${pattern}`];
}
