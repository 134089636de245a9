import type TestAgent from 'supertest/lib/agent.js';
import type { Test } from 'supertest';

/** Every operation of the API by its own description, each with a request that is right. */

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly isRequired: boolean;
}

export interface Operation {
  /** As in the policy. */
  readonly route: string;
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** A body that is right; null: it takes none, or a file. */
  readonly body: Body | null;
}

export type Body = Readonly<Record<string, unknown>>;
export type Values = Readonly<Record<string, string>>;

interface Description {
  readonly paths: Record<string, Record<string, { readonly parameters?: readonly DescribedParameter[] }>>;
}

interface DescribedParameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
}

export async function operationsOf(http: TestAgent): Promise<Operation[]> {
  const { paths } = (await http.get('/v1/openapi.json').expect(200)).body as Description;
  return Object.entries(paths).flatMap(([template, item]) =>
    Object.entries(item).map(([verb, { parameters = [] }]) => {
      const path = `/v1${template.replace(/\{(\w+)\}/g, ':$1')}`;
      const route = `${verb.toUpperCase()} ${path}`;
      return {
        route,
        path,
        method: verb as Operation['method'],
        parameters: parameters
          .filter((parameter) => parameter.in !== 'header')
          .map(({ name, in: place, required }) => ({
            name,
            in: place as Parameter['in'],
            isRequired: required === true,
          })),
        body: BODIES[route] ?? null,
      };
    }),
  );
}

/** A request for it, by somebody who may; `given` takes the place of usual values, by the name of a parameter. */
export function requestOf(http: TestAgent, operation: Operation, ids: Values, given: Values = {}): Test {
  const { method, path, parameters } = operation;
  const id = Object.entries(ids).find(([start]) => path.startsWith(start))?.[1] ?? '';
  const values: Values = { ...USUAL, id, ...given };
  const address = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
  const query = parameters
    .filter((one) => one.in === 'query' && (one.isRequired || one.name === 'dryRun' || one.name in given))
    .map(({ name }) => `${name}=${encodeURIComponent(values[name] ?? '')}`);
  return http[method](query.length === 0 ? address : `${address}?${query.join('&')}`);
}

/** Values that are right; a change is only rehearsed. */
export const USUAL: Values = {
  municipality: 'GM0193',
  code: 'GM0193',
  indicator: 'A16-01',
  year: '2024',
  fromYear: '2024',
  toYear: '2024',
  layout: '2024',
  knownOn: '2026-11-22',
  validOn: '2024-01-01',
  on: '2026-11-22',
  tariffsPublishedBy: '2024-12-31',
  groupBy: 'year',
  state: 'adopted',
  status: 'draft',
  outcome: 'done',
  person: 'controller:GM0193',
  action: 'POST /v1/declarations',
  object: 'GM0193-2024-1',
  from: '2026-11-01T00:00:00Z',
  until: '2026-11-30T00:00:00Z',
  limit: '1',
  cursor: '1',
  cause: 'tariff',
  version: '1',
  dryRun: 'true',
  ids: '00000000-0000-4000-8000-000000000000',
  baseYear: '2024',
  throughYear: '2030',
  volumeIndex: '2026:1.02',
  costIndex: '2026:1.03',
  number: '1',
  gooTariff: '2026-01-01:48.00',
  pooTariff: '2026-01-01:50.00',
};

const SOURCE = 'Stcrt. 2026, 1';

const CLAIM: Body = {
  title: 'Tekort op de opvang',
  municipalities: ['GM0193'],
  fromYear: 2024,
  toYear: 2024,
  components: ['goo'],
  narrative: 'De kosten zijn hoger dan de normbedragen.',
  contact: 'team Financiën',
};

/** Of every operation that takes JSON, a body with each of its fields. */
const BODIES: Readonly<Record<string, Body>> = {
  'POST /v1/tariffs': {
    tariff: 'goo-place-day',
    state: 'announced',
    validFrom: '2027-01-01',
    validUntil: '2028-01-01',
    amount: '50.00',
    source: SOURCE,
    publishedOn: '2026-11-20',
    confirmedUntil: '2027-12-31',
  },
  'POST /v1/tariffs/:id/adoption': { publishedOn: '2026-11-20', confirmedUntil: '2027-12-31', source: SOURCE },
  'POST /v1/tariffs/:id/withdrawal': { source: SOURCE },
  'POST /v1/tariffs/:id/confirmation': { confirmedUntil: '2026-12-31', source: SOURCE },
  'PUT /v1/deduction-rules/:year': { deducts: false, source: SOURCE },
  'PUT /v1/sisa-indicators/:year/:indicator': { label: 'Normbedragen', measure: 'goo-norm-amount', source: SOURCE },
  'POST /v1/sisa-indicators/:year/:indicator/withdrawal': { source: SOURCE },
  'POST /v1/declarations/:id/confirmations': { findings: [1], code: 'sheet-unknown', reason: 'gezien' },
  'POST /v1/declarations/:id/return': { reason: 'nog niet goed' },
  'PUT /v1/municipalities/:code/ledger-mapping': {
    columns: {
      account: 'Grootboek',
      accountName: 'Naam',
      costCentre: 'Kostenplaats',
      date: 'Boekdatum',
      debit: 'Debet',
      credit: 'Credit',
      description: 'Omschrijving',
      document: 'Boekstuk',
    },
    sign: 'debit-positive',
    rules: [{ account: '43*', costCentre: '7010', costCategory: 'goo-housing', fundingRoute: 'booo', ignore: false }],
  },
  'PUT /v1/municipalities/:code/location-kinds': { location: 'Hal', kind: 'hotel' },
  'POST /v1/municipalities/:code/basis-choices': { year: 2024, basis: 'actual', reason: 'hoger' },
  'POST /v1/scenarios': {
    name: 'Hoger',
    fromDate: '2024-01-01',
    tariffs: [{ tariff: 'goo-place-day', validFrom: '2024-01-01', validUntil: '2027-01-01', amount: '70.00' }],
    volumeIndex: [{ year: 2026, index: '1.02' }],
    costIndex: [{ year: 2026, index: '1.03' }],
    baseYear: 2024,
    throughYear: 2030,
    layout: 2024,
    knownOn: '2026-11-22',
  },
  'POST /v1/claims': CLAIM,
  'PUT /v1/claims/:id': CLAIM,
  'POST /v1/claims/:id/return': { reason: 'nog niet goed' },
  'POST /v1/claims/:id/presentation': { presentedOn: '2026-11-23', reference: 'brief VNG 2026-0412' },
  'POST /v1/claims/:id/settlement': {
    settledOn: '2026-11-23',
    reference: 'besluit AenM 2026-88',
    amounts: [{ year: 2024, component: 'goo', amount: '0.00' }],
  },
  'POST /v1/claims/:id/evidence/:number/withdrawal': { reason: 'verkeerd bestand' },
  'POST /v1/exports': {
    fromYear: 2024,
    toYear: 2024,
    layout: 2024,
    knownOn: '2026-11-22',
    tariffsPublishedBy: '2024-12-31',
    audience: 'vng',
  },
};

/** A body with another value at each of its places in turn: `rules/0/account` is one. */
export function withEach(body: Body, value: unknown): readonly (readonly [place: string, body: unknown])[] {
  const replaced = (part: unknown, place: string): (readonly [string, unknown])[] => {
    if (typeof part !== 'object' || part === null) return [[place, value]];
    return Object.entries(part).flatMap(([key, child]) =>
      replaced(child, place === '' ? key : `${place}/${key}`).map(([at, changed]): readonly [string, unknown] => [
        at,
        Array.isArray(part)
          ? part.map((other: unknown, index) => (String(index) === key ? changed : other))
          : { ...part, [key]: changed },
      ]),
    );
  };
  return replaced(body, '');
}
