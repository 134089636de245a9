import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { amount, amountText, sum } from '../../src/kernel/money.js';
import { approved } from '../harness/declaration-workbook.js';
import { declaredFigures } from '../harness/declared-figures.js';
import { residue } from '../harness/modular-solver.js';
import { cellsOf, computed, isHidden, MEASURES, nameOf, resultOf, within } from '../harness/published-cells.js';
import type { Declared, PublishedCell } from '../harness/published-cells.js';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { connected } from '../harness/test-database.js';

interface Municipality {
  code: string;
  name: string;
  province: string;
  validUntil: string | null;
}
interface Answer {
  knownOn: string;
  layout: number;
  tables: { grouping: string; cells: (PublishedCell & Record<string, string | null> & { hidden: boolean })[] }[];
  total: Record<string, unknown>;
  completeness: unknown[];
  notices: string[];
}

/** How many municipalities of each province declare both years, and how many only the last. */
const DECLARING: Readonly<Record<string, readonly [number, number]>> = {
  Drenthe: [1, 0],
  Flevoland: [2, 0],
  Gelderland: [3, 1],
  Limburg: [3, 0],
  'Noord-Brabant': [4, 0],
  'Noord-Holland': [4, 0],
  Overijssel: [3, 1],
  Utrecht: [4, 0],
  Zeeland: [0, 2],
  'Zuid-Holland': [4, 1],
};
const SHEETS: Readonly<Record<string, string>> = {
  province: 'Per provincie',
  safetyRegion: 'Per veiligheidsregio',
  sizeClass: 'Per inwonertal',
  component: 'Per onderdeel',
};
const YEARS = { fromYear: 2024, toYear: 2025, layout: 2025 };

describe('what the ministry gets to see', () => {
  let app: TestApplication;
  let municipalities: Municipality[];
  let answer: Answer;
  let cells: PublishedCell[];
  let declared: Declared[];
  let made: Record<string, unknown> & { id: string };
  let workbook: ExcelJS.Workbook;

  beforeAll(async () => {
    app = await startTestApplication();
    municipalities = (await app.http.get('/v1/municipalities').expect(200)).body.items;
    let number = 0;
    for (const [province, [both, last]] of Object.entries(DECLARING)) {
      const there = municipalities.filter((one) => one.province === province && one.validUntil === null);
      for (const [index, { code }] of there.slice(0, both + last).entries()) {
        number += 1;
        for (const year of index < both ? [2024, 2025] : [2025]) await declare(code, year, number);
      }
    }
    answer = await ask(YEARS);
    cells = cellsOfAnswer(answer);
    declared = await declaredFigures(app.http, YEARS);
    const body = { fromYear: 2024, toYear: 2025, knownOn: answer.knownOn, audience: 'ministry' };
    made = (await app.http.post('/v1/exports').send(body).expect(201)).body;
    await app.http.post(`/v1/exports/${made.id}/publication`).expect(200);
    const ministry = app.people.as('ministry-reader');
    const download = await ministry.get(`/v1/exports/${made.id}/workbook`).responseType('blob').expect(200);
    expect(download.headers['content-disposition']).toContain('"opvangboek-ministerie-2024-2025.xlsx"');
    workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(download.body);
  }, 120_000);
  afterAll(() => app.close());

  /** A place all year, costs around its norm amount, and something in other components. */
  const declare = (municipality: string, year: number, number: number): Promise<string> =>
    approved(app.http, {
      municipality,
      year,
      reception: [[`${year}-01-01`, `${year}-12-31`, 'GOO', 'Hal', 1, 1, null]],
      costs: [
        [`${year}-02`, 'goo-housing', null, 15_000 + 311 * number + (year - 2024) * 17, null, 'Huur', 'F-1'],
        [`${year}-03`, 'poo-allowance', null, 3_000 + 53 * number, null, 'Leefgeld', 'F-2'],
        [`${year}-04`, 'psychosocial-care', 'Eigen', 700 + 11 * number, null, 'Zorg', 'F-3'],
      ],
      receipts: [[`${year}-05-01`, 'Voorschot', 'goo', 10_000 + 97 * number, 'B-1']],
    });

  const ask = async (query: Record<string, number | string>): Promise<Answer> =>
    (await app.http.get('/v1/national-shortfall/publishable').query(query).expect(200)).body;

  const cellsOfAnswer = ({ tables }: Answer): PublishedCell[] =>
    tables.flatMap((table) =>
      table.cells.map(({ group, year, municipalities: count, ...figures }) => ({
        grouping: table.grouping,
        group,
        year,
        municipalities: count,
        figures:
          figures.realCost === null
            ? null
            : (Object.fromEntries(MEASURES.map((measure) => [measure, figures[measure]])) as Declared['figures']),
      })),
    );

  /** The figures of a cell as they are, whoever may see them. */
  const figuresOf = (cell: PublishedCell): Declared['figures'] => {
    const own = within(declared, cell);
    const total = (measure: (typeof MEASURES)[number]): string =>
      amountText(sum(own.map(({ figures }) => amount(figures[measure]))));
    return Object.fromEntries(MEASURES.map((measure) => [measure, total(measure)])) as Declared['figures'];
  };

  /** Whether a cell may not be shown for what it says itself: by the words of the rule, in another way than the product's. */
  const isOfFew = (cell: PublishedCell): boolean => {
    const own = within(declared, cell);
    const names = [...new Set(own.map(({ municipality }) => municipality))];
    const isDominated = MEASURES.some((measure) => {
      const sizes = names.map((name) =>
        sum(
          own.filter(({ municipality }) => municipality === name).map(({ figures }) => amount(figures[measure])),
        ).abs(),
      );
      return sizes.some((size) => size.times(100).greaterThan(sum(sizes).times(85)));
    });
    return names.length > 0 && (names.length < 3 || isDominated);
  };

  /** As if only those were hidden. */
  const withoutSecondary = (all: readonly PublishedCell[]): PublishedCell[] =>
    all.map((cell) =>
      isHidden(cell) && !isOfFew(cell) ? { ...cell, municipalities: 3, figures: figuresOf(cell) } : cell,
    );

  const hiddenNames = (grouping: string): string[] =>
    cells.filter((cell) => cell.grouping === grouping && isHidden(cell)).map(nameOf);

  const sheet = (name: string): ExcelJS.Worksheet => {
    const found = workbook.getWorksheet(name);
    if (!found) throw new Error(`there is no sheet ${name}`);
    return found;
  };

  it('hides the provinces of one or two, and what would give them away', () => {
    const few = ['Drenthe', 'Flevoland'].flatMap((name) =>
      [2024, 2025, null].map((year) => `province ${name} ${year}`),
    );
    expect(hiddenNames('province')).toEqual(expect.arrayContaining([...few, 'province Zeeland 2025']));
    for (const cell of cells.filter(isOfFew)) expect([nameOf(cell), isHidden(cell)]).toEqual([nameOf(cell), true]);
    expect(cells.filter((cell) => isHidden(cell) && !isOfFew(cell)).length).toBeGreaterThan(0);
  });

  it('tells nobody why', () => {
    for (const { hidden, ...cell } of answer.tables.flatMap((table) => table.cells)) {
      const { coordinates, group, year, ...figures } = cell as Record<string, unknown>;
      expect([coordinates, group, year].includes(undefined)).toBe(false);
      if (hidden)
        expect(figures).toEqual({ municipalities: null, realCost: null, entitlement: null, received: null, gap: null });
    }
    expect(JSON.stringify(answer)).not.toMatch(/secondary|dominated|"few"/);
  });

  it('shows everything else as it is', () => {
    const shown = cells.filter((cell) => !isHidden(cell) && cell.figures);
    expect(shown.length).toBeGreaterThan(40);
    for (const cell of shown) {
      const own = within(declared, cell);
      expect([nameOf(cell), cell.municipalities]).toEqual([
        nameOf(cell),
        new Set(own.map((one) => one.municipality)).size,
      ]);
      expect([nameOf(cell), cell.figures]).toEqual([nameOf(cell), expect.objectContaining(figuresOf(cell))]);
    }
  });

  it('has cells of nobody, which are not hidden: Zeeland declared nothing in 2024', () => {
    const cell = cells.find((one) => nameOf(one) === 'province Zeeland 2024');
    expect(cell).toMatchObject({ municipalities: 0, figures: null });
  });

  it('is whole where nothing needs hiding', () => {
    expect(hiddenNames('component')).toEqual([]);
    expect(cells.filter(({ grouping }) => grouping === 'component').length).toBe(4 * 3);
  });

  it.each(MEASURES)('gives no hidden %s away to who solves all tables', (measure) => {
    expect([...computed(cells, declared, measure)]).toEqual([]);
    // and would, to the cent, if only the cells that may not be shown themselves were hidden
    const careless = withoutSecondary(cells);
    const given = computed(careless, declared, measure);
    expect(given.size).toBeGreaterThan(3);
    for (const cell of careless.filter((one) => given.has(nameOf(one)))) {
      expect(given.get(nameOf(cell))).toBe(residue(amount(figuresOf(cell)[measure])));
    }
  });

  it('prints in the workbook what the API answers', () => {
    expect(made).toMatchObject({ audience: 'ministry', layout: 2025, knownOn: answer.knownOn });
    const printed = Object.entries(SHEETS).flatMap(([grouping, name]) => cellsOf(sheet(name), grouping));
    expect(new Map(printed.map((cell) => [nameOf(cell), cell]))).toEqual(
      new Map(cells.map((cell) => [nameOf(cell), cell])),
    );
    for (const measure of MEASURES) {
      expect([...computed(printed, declared, measure)]).toEqual([]);
      expect(computed(withoutSecondary(printed), declared, measure).size).toBeGreaterThan(3);
    }
  });

  it('has one mark for all that is hidden, and totals that add up where every part is shown', () => {
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      ...[
        'Toelichting',
        'Landelijk',
        ...answer.tables.map(({ grouping }) => SHEETS[grouping]),
        'Normbedragen',
        'Controle',
      ],
    ]);
    let formulas = 0;
    for (const name of Object.values(SHEETS)) {
      sheet(name).eachRow((row, number) => {
        const texts = [3, 4, 5, 6, 7]
          .map((column) => row.getCell(column).value)
          .filter((value) => typeof value === 'string');
        if (number > 1 && texts.length > 0) expect(texts).toEqual(new Array(5).fill('afgeschermd'));
        row.eachCell(({ value }) => {
          if (typeof value !== 'object' || value === null || !('formula' in value)) return;
          formulas += 1;
          const parts = [...value.formula.matchAll(/[D-G]\d+/g)].map(([at]) => sheet(name).getCell(at).value);
          // a cell of nobody is empty
          const added = sum(parts.map((part) => amount((resultOf(part) ?? 0) as number)));
          expect([name, value.formula, amountText(added)]).toEqual([
            name,
            value.formula,
            amountText(amount(resultOf(value) as number)),
          ]);
        });
      });
    }
    expect(formulas).toBeGreaterThan(60);
  });

  it('says as known on when, in which layout, by which rules and tariffs', async () => {
    const texts = (sheet('Toelichting').getColumn(2).values ?? []).map(String);
    for (const notice of answer.notices) expect(texts).toContain(notice);
    expect(answer.notices.join(' ')).toMatch(/minder dan 3 gemeenten.*meer dan 85%/);
    expect(texts.join(' ')).toMatch(/Gemeenten zoals op 1 januari 2025/);
    expect(texts.join(' ')).toMatch(/2024 tot en met 2025/);
    const { body } = await app.http.get('/v1/tariffs');
    const sources = sheet('Normbedragen').getColumn(8).values.slice(2);
    expect(sources).toEqual(body.items.map(({ source }: { source: string }) => source));
  });

  it('names no municipality, in no cell', () => {
    const places = new Set(answer.tables.flatMap((table) => table.cells.map(({ group }) => group)));
    const texts = workbook.worksheets.map(({ name }) => name);
    for (const page of workbook.worksheets) {
      page.eachRow((row) =>
        row.eachCell(({ value }) => typeof value === 'string' && !places.has(value) && texts.push(value)),
      );
    }
    expect(municipalities.length).toBeGreaterThan(340);
    const isNamed = (text: string, name: string): boolean => {
      const at = text.indexOf(name);
      const around = `${text.charAt(at - 1)}${text.charAt(at + name.length)}`;
      return at >= 0 && !/[\p{L}-]/u.test(around);
    };
    for (const { code, name } of municipalities) {
      const found = texts.filter((text) => text.includes(code) || isNamed(text, name));
      expect([name, found]).toEqual([name, []]);
    }
    // of the groups that are printed those are provinces, regions, sizes and components
    const groups = new Set(declared.flatMap((one) => Object.values(one.groups)));
    expect([...places].filter((place) => place !== null && !groups.has(place))).toEqual([]);
  });

  it('gives the four sums of the country, as it gives them to VNG', async () => {
    const { body } = await app.http.get('/v1/national-shortfall').query(YEARS).expect(200);
    const { netGap, shortfall, surplus, municipalities: counts } = body.total;
    expect(answer.total).toEqual({ netGap, shortfall, surplus, municipalities: counts });
    expect([counts.withShortfall >= 3, counts.withSurplus >= 3]).toEqual([true, true]);
    // nor do they give anything away to who knows which municipalities are on which side
    const gapOf = (municipality: string): string =>
      amountText(
        sum(declared.filter((one) => one.municipality === municipality).map((one) => amount(one.figures.gap))),
      );
    const sided = declared.map((one) => {
      const side = gapOf(one.municipality).startsWith('-') ? 'surplus' : 'shortfall';
      return { ...one, groups: { ...one.groups, side } };
    });
    const sides = [
      { group: 'shortfall', gap: shortfall as string },
      { group: 'surplus', gap: `-${surplus}` },
    ].map(({ group, gap }): PublishedCell => {
      const figures = { realCost: '', entitlement: '', received: '', gap };
      return { grouping: 'side', group, year: null, municipalities: 3, figures };
    });
    expect([...computed([...cells, ...sides], sided, 'gap')]).toEqual([]);
    expect(answer.completeness).toEqual([
      { year: 2024, expected: 342, declared: 28 },
      { year: 2025, expected: 342, declared: 33 },
    ]);
  });

  it('is of one layout: that of the last year, unless another is asked for', async () => {
    expect((await ask({ fromYear: 2024, toYear: 2024 })).layout).toBe(2024);
    expect((await ask({ ...YEARS, layout: 2023 })).layout).toBe(2023);
  });

  it.each(['controller:GM0193', 'finance-officer:GM0193', 'auditor:GM0193', 'ministry-reader'])(
    'is not for %s to ask',
    async (person) => {
      await app.people.as(person).get('/v1/national-shortfall/publishable').query(YEARS).expect(403);
    },
  );

  it('is never a workbook with single municipalities', async () => {
    const { body } = await app.http.post('/v1/exports').send({ fromYear: 2024, toYear: 2025 }).expect(201);
    expect(body.audience).toBe('vng');
    const refused = await app.http.post(`/v1/exports/${body.id}/publication`).expect(409);
    expect(refused.body.detail).toMatch(/werkboek is voor de VNG/);
    // also where one was published before there were two kinds
    await connected(app.database.ownerUrl, (client) =>
      client.query(
        `BEGIN; SELECT set_config('opvangboek.scope', 'all', true);
         INSERT INTO export_publication VALUES ('${body.id}', 'x', now()); COMMIT`,
      ),
    );
    const ministry = app.people.as('ministry-reader');
    await ministry.get(`/v1/exports/${body.id}/workbook`).expect(404);
    expect((await ministry.get('/v1/exports').expect(200)).body.items.map(({ id }: { id: string }) => id)).toEqual([
      made.id,
    ]);
  });

  it('is not made at the tariffs of a publication, nor for anybody else', async () => {
    const years = { fromYear: 2024, toYear: 2025 };
    const at = { ...years, audience: 'ministry', tariffsPublishedBy: '2024-12-31' };
    const { body } = await app.http.post('/v1/exports').send(at).expect(400);
    expect(body.errors).toMatchObject([{ pointer: 'tariffsPublishedBy' }]);
    for (const audience of ['press', '', null]) {
      await app.http
        .post('/v1/exports')
        .send({ ...years, audience })
        .expect(400);
    }
  });

  it('is the same for ever as known on a moment, and counts nobody who put nothing in', async () => {
    const another = municipalities.filter(
      ({ province, validUntil }) => province === 'Gelderland' && validUntil === null,
    )[4];
    await declare(another?.code ?? '', 2025, 99);
    expect(cellsOfAnswer(await ask(YEARS))).not.toEqual(cells);
    // a correction takes all of it back, and leaves balances of nothing
    await approved(app.http, { municipality: another?.code ?? '', year: 2025 });
    expect(await ask({ ...YEARS, knownOn: answer.knownOn })).toEqual(answer);
    const later = await ask(YEARS);
    expect({ ...later, knownOn: answer.knownOn, completeness: answer.completeness }).toEqual(answer);
    expect(later.completeness).not.toEqual(answer.completeness);
  });

  it.each([
    [2025, 'one has a surplus'],
    [2024, 'sides and provinces, taken off each other, would leave too few'],
  ])('hides the sums of both sides of %s: %s', async (year) => {
    const years = { fromYear: year, toYear: year, layout: year, knownOn: answer.knownOn };
    const { body } = await app.http.get('/v1/national-shortfall').query(years).expect(200);
    const { withShortfall, withSurplus } = body.total.municipalities;
    expect([withShortfall, withSurplus]).toEqual(year === 2025 ? [32, 1] : [9, 19]);
    expect((await ask(years)).total).toEqual({
      netGap: body.total.netGap,
      shortfall: null,
      surplus: null,
      municipalities: null,
    });
  });
});
