import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { VerifyAuditService } from '../../src/audit/verify-audit.service.js';
import { makeClaim } from '../harness/claims.js';
import { figuresWorkbook, loadFigures } from '../harness/counter-figures-workbook.js';
import { approved, declarationWorkbook, upload } from '../harness/declaration-workbook.js';
import { operationsOf, requestOf, withEach } from '../harness/operations.js';
import type { Operation, Values } from '../harness/operations.js';
import { asSystem, startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';

/** What people and programs put where a name was expected: these at every place, */
const EVERYWHERE: readonly string[] = ['', '\0', "' OR '1'='1", '../../etc/passwd'];
/** and these at each place some of them, so that no place is spared and the test has an end. */
const IN_TURN: readonly string[] = [
  ...[' ', 'null', '[object Object]', '__proto__', '%', '_', '\\', "'; DROP TABLE posting; --", '$(id)', '${7*7}'],
  ...['"><img src=x onerror=alert(1)>', '%s%n%d', '%00', '=1+1', '-1-1', 'a\0b', '\r\nX-Injected: 1', '\u2028'],
  ...['\u202egpj', '\ufeff', 'e\u0301', '😀', '２０２４', 'GM٠١٩٣'],
];
const TURNS = 8;

/** Numbers beyond what anything here counts. */
const NUMBERS: readonly string[] = [
  ...['-1', '1.5', '1e308', '1e400', '9.99e15', '2147483648', '9223372036854775808', '0x7fffffffff'],
  ...['Infinity', '9'.repeat(40)],
];

const LONG = 50_000;
/** Texts on which a careless pattern tries every way to read them. */
const ADVERSARIAL: readonly string[] = ['a', ' ', '1-', 'GM0193-', '2024-01-01T', '((', '\\', '\t x', '0,0 '];
/** The longest that still is an address: headers end at 16 KiB. */
const LONGEST_QUERY = 5_000;
/** A pattern that tries every way takes minutes; this leaves room for a machine that is busy with other things. */
const MOST_MS = 30_000;
const AT_ONCE = 20;

type Ask = () => PromiseLike<Response>;

describe('whatever stands where a value was expected', () => {
  let app: TestApplication;
  let operations: Operation[];
  let ids: Values;

  beforeAll(async () => {
    app = await startTestApplication({ REQUESTS_PER_MINUTE: '1000000' });
    // else every request would open a server of its own
    await app.application.listen(0, '127.0.0.1');
    operations = await operationsOf(app.http);
    const file = await declarationWorkbook({
      municipality: 'GM0193',
      year: 2024,
      costs: [['2024-01', 'other', null, 1]],
    });
    const { body } = await upload(app.http, file);
    const { body: uploads } = await app.http.get('/v1/uploads?municipality=GM0193').expect(200);
    const batch = app.http.post('/v1/declaration-batches').attach('file', file, 'a.xlsx');
    const job = (await batch.expect(202)).body.id as string;
    const made = await app.http.post('/v1/exports').send({ fromYear: 2024, toYear: 2024 }).expect(201);
    // what a scenario and an outlook begin from
    await approved(app.http, { municipality: 'GM0148', year: 2024, costs: [['2024-01', 'other', null, 1]] });
    const asked = { name: 'Hoger', fromDate: '2024-01-01', throughYear: 2024 };
    const { body: scenario } = await app.http.post('/v1/scenarios').send(asked).expect(201);
    const stated = await figuresWorkbook([['GM0193', null, 2024, null, null, 'GOO', null, null, null, 1, null]]);
    const { body: figures } = await loadFigures(app.http, stated);
    ids = {
      '/v1/declarations': body.id as string,
      '/v1/uploads': uploads.items[0].id as string,
      '/v1/exports': made.body.id as string,
      '/v1/scenarios': scenario.id as string,
      '/v1/claims': await makeClaim(app.http),
      '/v1/counter-figures': figures.id as string,
      '/v1/tariffs': 'goo-place-day-2025-01-01-v1',
      '/v1/sessions': '00000000-0000-4000-8000-000000000000',
      '/v1/jobs': job,
      '/v1/declaration-batches': job,
    };
  });
  afterAll(() => app.close());

  /** A request for each parameter of each operation, and for each place in each body, with this value there. */
  const everywhere = (value: string, inBody: unknown = value): (readonly [place: string, ask: Ask])[] =>
    operations.flatMap((operation) => {
      const { route, parameters, body } = operation;
      const named = parameters.map(({ name }) => {
        const ask: Ask = () => requestOf(app.http, operation, ids, { [name]: value }).send(body ?? undefined);
        return [`${route} ${name}`, ask] as const;
      });
      const placed = body === null ? [] : withEach(body, inBody);
      return [
        ...named,
        ...placed.map(([place, changed]) => {
          const ask: Ask = () => requestOf(app.http, operation, ids).send(changed as object);
          return [`${route} ${place}`, ask] as const;
        }),
      ];
    });

  /** Asks all, some at a time; returns what was not answered as a mistake of who asked, or as right. */
  const wrongAnswers = async (asked: readonly (readonly [string, Ask])[], value: unknown): Promise<unknown[]> => {
    const wrong: unknown[] = [];
    for (let from = 0; from < asked.length; from += AT_ONCE) {
      await Promise.all(
        asked.slice(from, from + AT_ONCE).map(async ([place, ask]) => {
          const { status, headers } = await ask();
          if (status >= 500 || 'x-injected' in headers) wrong.push([place, value, status]);
        }),
      );
    }
    return wrong;
  };

  it('asks at enough places to prove something', () => {
    expect(everywhere('x').length).toBeGreaterThan(120);
  });

  it.each(EVERYWHERE)('is answered as a value: %j', async (value) => {
    expect(await wrongAnswers(everywhere(value), value)).toEqual([]);
  });

  it.each(IN_TURN.map((value, index) => [value, index] as const))(
    'is answered as a value, in turn: %j',
    async (...row) => {
      const [value, index] = row;
      const asked = everywhere(value).filter((_, place) => (place + index) % TURNS === 0);
      expect(await wrongAnswers(asked, value)).toEqual([]);
    },
  );

  it.each(NUMBERS)('is answered as a number: %s', async (value) => {
    const inBody = /^-?\d+(\.\d+)?(e\d+)?$/.test(value) ? Number(value) : value;
    expect(await wrongAnswers(everywhere(value, inBody), value)).toEqual([]);
  });

  it.each([[null], [true], [1], [['a']], [[]], [{}], [{ $gt: '' }], [[[]]], ['\ud800']])(
    'is answered as it is, in a body: %j',
    async (value) => {
      const inBodies = everywhere('', value).filter(([place]) => /^(POST|PUT) .* [\w/]+$/.test(place));
      expect(await wrongAnswers(inBodies, value)).toEqual([]);
    },
  );

  it.each(ADVERSARIAL)('is answered in time, though it goes on and on: %j', async (part) => {
    const value = part.repeat(LONG / part.length);
    const short = value.slice(0, LONGEST_QUERY);
    let slowest: readonly [string, number] = ['', 0];
    // one by one, so that it is the answer that is timed and not the queue
    for (const [place, ask] of everywhere(short, value)) {
      const begun = performance.now();
      const { status } = await ask();
      const took = performance.now() - begun;
      expect([place, status < 500]).toEqual([place, true]);
      if (took > slowest[1]) slowest = [place, took];
    }
    expect(slowest[1]).toBeLessThan(MOST_MS);
  });

  it('leaves an audit trail that is whole, with all of it in it', async () => {
    const { events, faults } = await asSystem(() => app.application.get(VerifyAuditService).verify());
    expect([events > 1_000, faults]).toEqual([true, []]);
  });
});
