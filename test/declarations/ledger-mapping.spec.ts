import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { AUDIT_LINES, auditFile, EXTRACT_HEADINGS, extractWorkbook } from '../harness/intake/ledger-extract.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected } from '../harness/test-database.js';

const COLUMNS = { account: 'Grootboek', costCentre: 'Kostenplaats', date: 'Boekdatum', amount: 'Bedrag' };
const HOUSING = { account: '43*', costCategory: 'goo-housing' };
const IGNORED = { account: '1*', ignore: true };

describe('the mapping of a general ledger', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
  });
  afterAll(() => app.close());

  const put = (code: string, body: object): Promise<Response> =>
    Promise.resolve(app.http.put(`/v1/municipalities/${code}/ledger-mapping`).send(body));
  const get = (code: string, rest = ''): Promise<Response> =>
    Promise.resolve(app.http.get(`/v1/municipalities/${code}/ledger-mapping${rest}`));
  const read = (code: string, file: Buffer, year = '2024'): Promise<Response> =>
    Promise.resolve(
      app.http
        .post(`/v1/municipalities/${code}/ledger-extracts`)
        .attach('file', file, 'uittreksel')
        .field('year', year),
    );

  it('is kept in versions; the same mapping again is the same version', async () => {
    const none = await get('GM0193');
    expect([none.status, none.body.detail]).toEqual([404, 'Deze gemeente heeft nog geen indeling van het grootboek.']);

    const first = await put('GM0193', { columns: COLUMNS, rules: [HOUSING] });
    expect([first.status, first.body]).toEqual([
      201,
      {
        municipality: 'GM0193',
        version: 1,
        columns: COLUMNS,
        sign: 'debit-positive',
        rules: [{ account: '43*', costCentre: null, costCategory: 'goo-housing', fundingRoute: null, ignore: false }],
        recordedBy: expect.stringMatching(/^finance-officer:GM\d{4}$/),
        recordedAt: expect.any(String),
      },
    ]);
    const { columns, rules, sign } = first.body;
    const same = await put('GM0193', { sign, rules, columns });
    expect([same.status, same.body]).toEqual([200, first.body]);

    const second = await put('GM0193', { columns: COLUMNS, rules: [HOUSING, IGNORED] });
    expect([second.status, second.body.version]).toEqual([201, 2]);
    expect((await get('GM0193')).body).toEqual(second.body);
    expect((await get('GM0193', '?version=1')).body).toEqual(first.body);
    expect((await get('GM0193', '/versions')).body).toEqual({ items: [second.body, first.body], total: 2 });
    const third = await get('GM0193', '?version=3');
    expect([third.status, third.body.detail]).toEqual([404, 'Deze gemeente heeft geen versie 3 van de indeling.']);
  });

  it('gets consecutive versions from those who write at once', async () => {
    const accounts = ['1', '2', '3', '4'];
    const answers = await Promise.all(accounts.map((account) => put('GM0014', { rules: [{ ...HOUSING, account }] })));
    expect(answers.map(({ body }) => body.version as number).sort()).toEqual([1, 2, 3, 4]);
  });

  it('is refused with every fault at once, and nothing is kept', async () => {
    const { status, body } = await put('GM0148', {
      columns: { account: 'Grootboek', date: 'Datum' },
      rules: [
        { account: '4310', costCategory: 'goo-housng' },
        { account: '4310', costCategory: 'goo-housing', fundingRoute: 'vws' },
      ],
    });
    expect([status, body.detail]).toEqual([400, 'De indeling bevat 4 fouten. Er is niets opgeslagen.']);
    expect(body.errors.map(({ code, pointer }: Record<string, string>) => `${pointer} ${code}`)).toEqual([
      'columns/amount amount-columns',
      'rules/0/costCategory category-unknown',
      'rules/1/fundingRoute route-not-allowed',
      'rules/1/account rules-overlap',
    ]);
    expect((await get('GM0148')).status).toBe(404);
  });

  it.each<[object, string]>([
    [{}, 'rules'],
    [{ rules: {} }, 'rules'],
    [{ rules: ['4310'] }, 'rules'],
    [{ rules: [{ costCategory: 'goo-housing' }] }, 'rules/0/account'],
    [{ rules: [{ ...HOUSING, ignore: 'ja' }] }, 'rules/0/ignore'],
    [{ rules: [{ ...HOUSING, label: 'x' }] }, 'rules/0/label'],
    [{ rules: [HOUSING], columns: { account: 4310 } }, 'columns/account'],
    [{ rules: [HOUSING], columns: 'Grootboek' }, 'columns'],
    [{ rules: [HOUSING], sign: 'plus' }, 'sign'],
    [{ rules: Array.from({ length: 1_001 }, () => HOUSING) }, 'rules'],
  ])('is refused when it is no mapping: %#', async (body, pointer) => {
    const answer = await put('GM0148', body);
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, pointer]);
  });

  it('is of a municipality that there is', async () => {
    const answers = [
      await get('GM9999'),
      await get('GM9999', '/versions'),
      await put('GM9999', { rules: [HOUSING] }),
      await read('GM9999', Buffer.from(auditFile())),
    ];
    expect(answers.map(({ status, body }) => `${status} ${body.detail}`)).toEqual(
      answers.map(() => '404 Deze gemeente bestaat niet.'),
    );
  });

  it('is never changed, also not in the database', async () => {
    await put('GM0193', { columns: COLUMNS, rules: [HOUSING] });
    for (const statement of [
      `UPDATE ledger_mapping SET recorded_by = 'x'`,
      'DELETE FROM ledger_mapping',
      'TRUNCATE ledger_mapping',
    ]) {
      await expect(connected(app.database.ownerUrl, (client) => client.query(statement))).rejects.toThrow();
    }
  });

  it('is made from an extract: without one, accounts come with their names, lines and sums', async () => {
    const { status, body } = await read('GM0362', Buffer.from(auditFile()));
    expect([status, body]).toEqual([
      200,
      {
        mappingVersion: null,
        columns: null,
        accounts: [
          {
            ...{ account: '4310', name: 'Huur & pacht', costCentre: '7010', lines: 1, amount: '1000.50' },
            ...{ costCategory: null, fundingRoute: null, ignored: false },
          },
          {
            ...{ account: '1100', name: 'Bank', costCentre: '7010', lines: 1, amount: '-1000.50' },
            ...{ costCategory: null, fundingRoute: null, ignored: false },
          },
        ],
        totals: { lines: 2, amount: '0.00', mapped: '0.00', ignored: '0.00', unmapped: '0.00' },
        findings: [],
      },
    ]);
  });

  it('tells what it makes of an extract, as a sheet and as an audit file alike', async () => {
    await put('GM0363', { columns: { ...COLUMNS }, rules: [HOUSING, IGNORED] });
    const lines = [...AUDIT_LINES, { account: '4510', amount: '20.00', costCentre: '' }];
    const audit = auditFile({ lines, linesCount: '3', totalDebit: '1020.50' });
    const sheet = await extractWorkbook({
      Mutaties: [
        EXTRACT_HEADINGS,
        ['4310', '7010', '5-3-2024', 1000.5],
        ['1100', '7010', '5-3-2024', -1000.5],
        ['4510', null, '5-3-2024', 20],
      ],
    });
    for (const file of [Buffer.from(audit), Buffer.from(sheet)]) {
      const { status, body } = await read('GM0363', file);
      expect(status).toBe(200);
      expect(body.mappingVersion).toBe(1);
      expect(body.accounts).toMatchObject([
        { account: '4310', costCategory: 'goo-housing', fundingRoute: 'booo', ignored: false, costCentre: null },
        { account: '1100', costCategory: null, fundingRoute: null, ignored: true },
        { account: '4510', costCategory: null, fundingRoute: null, ignored: false },
      ]);
      expect(body.totals).toEqual({
        lines: 3,
        amount: '20.00',
        mapped: '1000.50',
        ignored: '-1000.50',
        unmapped: '20.00',
      });
      expect(body.findings.map(({ code, severity }: Record<string, string>) => `${severity} ${code}`)).toEqual([
        'error ledger-account-unmapped',
        'warning ledger-accounts-ignored',
      ]);
    }
  });

  it('makes a declaration of an extract, by the mapping that holds now', async () => {
    const handIn = async (file: Buffer, year = '2024'): Promise<Response> =>
      app.http
        .post('/v1/declarations')
        .field({ municipality: 'GM0344', year, kind: 'ledger-extract' })
        .attach('file', file, 'grootboek.xaf');
    const audit = Buffer.from(auditFile());
    const without = await handIn(audit);
    expect([without.status, without.body.errors[0]?.code]).toEqual([400, 'ledger-mapping-missing']);

    await put('GM0344', { columns: COLUMNS, rules: [HOUSING] });
    const unmapped = await handIn(audit);
    expect(unmapped.body.errors).toMatchObject([{ code: 'ledger-account-unmapped', severity: 'error' }]);

    await put('GM0344', { columns: COLUMNS, rules: [HOUSING, IGNORED] });
    const { status, body } = await handIn(audit);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: 'GM0344-2024-1',
      remark: 'Kosten uit het grootboek, volgens versie 2 van de indeling.',
      totals: { realCost: '1000.50', placeDays: '0.00' },
    });
    const other = await handIn(audit, '2023');
    expect(other.body.errors.map(({ code }: { code: string }) => code)).toContain('auditfile-other-year');
  });

  it('reads no extract without a file, and none without a year', async () => {
    const url = '/v1/municipalities/GM0193/ledger-extracts';
    const file = Buffer.from(auditFile());
    const answers = [
      await app.http.post(url).send({}),
      await app.http.post(url).field('year', '2024'),
      await app.http.post(url).attach('bestand', file, 'a.xaf'),
      await app.http.post(url).attach('file', file, 'a.xaf'),
      await read('GM0193', file, '24'),
      await app.http.post(url).field('year', '2024').attach('file', file, 'a.xaf'),
      await read('GM0193', Buffer.from('geen werkmap')),
    ];
    expect(answers.map(({ status }) => status)).toEqual([415, 400, 400, 400, 400, 200, 200]);
    expect(answers[3]?.body.errors).toEqual([
      { code: 'year', message: 'Geef in het veld "year" een boekjaar als 2024.', pointer: 'year' },
    ]);
    expect(answers[6]?.body).toMatchObject({ accounts: [], findings: [{ severity: 'error' }] });
  });

  it('keeps nothing of an extract', async () => {
    const uploads = async (): Promise<number> =>
      (await connected(app.database.ownerUrl, (client) => client.query('SELECT 1 FROM upload'))).rows.length;
    const before = await uploads();
    await read('GM0362', Buffer.from(auditFile()));
    expect(await uploads()).toBe(before);
  });
});
