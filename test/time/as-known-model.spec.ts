import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { BasisChoicesService } from '../../src/changes/basis-choices.service.js';
import { TariffChangesService } from '../../src/changes/tariff-changes.service.js';
import { ConfirmationsService } from '../../src/declarations/confirmations.service.js';
import { declarationId } from '../../src/declarations/declaration-id.js';
import { DeclarationsService } from '../../src/declarations/declarations.service.js';
import { openWarnings } from '../../src/declarations/open-warnings.js';
import { UploadService } from '../../src/declarations/upload.service.js';
import { VerifyDeclarationsService } from '../../src/declarations/verify-declarations.service.js';
import { amount } from '../../src/kernel/money.js';
import { addDays } from '../../src/kernel/period.js';
import type { TariffCode } from '../../src/kernel/tariff-schedule.js';
import { VerifyLedgerService } from '../../src/ledger/verify-ledger.service.js';
import { ShortfallService } from '../../src/shortfall/shortfall.service.js';
import { declarationWorkbook } from '../harness/declaration-workbook.js';
import type { DeclarationContent } from '../harness/declaration-workbook.js';
import { asSystem, startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { createTestDatabase, setting } from '../harness/test-database.js';

/**
 * Any sequence of uploads, corrections, choices of basis and changes of tariffs, with a clock that may be put back. After
 * each step the figures are asked, and held against a simple model that counts day by day in whole cents. At the end
 * every moment is asked again, and must be answered as it was; and the whole ledger must verify.
 */
const RUNS = 150;

const MUNICIPALITIES = ['GM0193', 'GM0148'] as const;
const YEARS = [2022, 2023] as const;

/** What a declaration says; costs of goo, advances in whole euros. */
interface Variant {
  readonly basis: 'norm' | 'werkelijk';
  readonly places: number;
  readonly persons: number;
  readonly costs: number;
  readonly advance: number;
}
const VARIANTS: readonly Variant[] = [
  { basis: 'norm', places: 10, persons: 4, costs: 250_000, advance: 200_000 },
  { basis: 'norm', places: 11, persons: 4, costs: 250_000, advance: 200_000 },
  { basis: 'werkelijk', places: 10, persons: 0, costs: 400_000, advance: 0 },
];

interface TariffOfModel {
  readonly tariff: TariffCode;
  readonly from: string;
  readonly until: string | null;
  readonly cents: number;
}

/** What the ledger should hold. */
interface Model {
  readonly declared: Map<string, Variant & { readonly chosen: 'norm' | 'actual' }>;
  /** The last one that covers a day holds. */
  readonly tariffs: TariffOfModel[];
  announced: (TariffOfModel & { readonly id: string }) | null;
}

describe('any sequence of uploads, corrections and changes of tariffs', () => {
  let app: TestApplication;
  let owner: pg.Client;
  let time = Date.parse('2026-01-01T00:00:00Z');
  const files = new Map<string, { path: string; name: string; size: number; sha256: string }>();

  beforeAll(async () => {
    const database = await createTestDatabase('May 2022');
    app = await startTestApplication({}, { database });
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(`SET session_replication_role = 'replica'`);
    const folder = mkdtempSync(join(setting('TEST_FOLDER'), 'model-'));
    for (const municipality of MUNICIPALITIES) {
      for (const year of YEARS) {
        for (const [index, variant] of VARIANTS.entries()) {
          const name = `${municipality}-${year}-${index}.xlsx`;
          const content = await declarationWorkbook(workbookOf(municipality, year, variant));
          writeFileSync(join(folder, name), content);
          const sha256 = createHash('sha256').update(content).digest('hex');
          files.set(name, { path: join(folder, name), name, size: content.length, sha256 });
        }
      }
    }
  });
  afterAll(async () => {
    await owner.end();
    await app.close();
  });

  /**
   * An empty ledger with one tariff: GOO at € 100 from March 2022. It is emptied behind the application's back, so a moment
   * is taken as if something was recorded: or it would answer what it remembers.
   */
  async function emptied(): Promise<void> {
    await owner.query('SELECT take_moment($1, true)', [new Date(time)]);
    await owner.query(`
      DELETE FROM posting; DELETE FROM journal_entry; DELETE FROM month_balance; DELETE FROM year_balance; DELETE FROM component_balance;
      DELETE FROM chain_head; DELETE FROM cost_line; DELETE FROM reception_line; DELETE FROM receipt_line;
      DELETE FROM declaration_facts; DELETE FROM declaration_location; DELETE FROM declaration_location_cost;
      DELETE FROM declaration_version;
      DELETE FROM finding; DELETE FROM finding_confirmation; DELETE FROM declaration; DELETE FROM upload; DELETE FROM basis_choice;
      DELETE FROM reassessment_municipality; DELETE FROM reassessment;
      DELETE FROM tariff_state WHERE version_id <> 'goo-place-day-2022-03-01-v1' OR recorded_at > '2022-01-02';
      DELETE FROM tariff_version WHERE id <> 'goo-place-day-2022-03-01-v1';
      UPDATE tariff_state SET superseded_at = NULL`);
  }

  const get = <T>(service: abstract new (...parameters: never[]) => T): T => app.application.get(service as never);

  /** Everything that is asked after each step, and asked again at the end. */
  async function ask(knownOn: Date | null): Promise<{ knownOn: string; answers: unknown }> {
    const question = { fromYear: 2022, toYear: 2023, tariffsPublishedBy: null, layout: null };
    const shortfall = get(ShortfallService);
    const national = await shortfall.national(question, ['year'], knownOn);
    const moment = new Date(national.knownOn);
    const municipal = await Promise.all(MUNICIPALITIES.map((code) => shortfall.ofMunicipality(code, question, moment)));
    const declarations = await get(DeclarationsService).list(
      { municipalityCode: null, fiscalYear: null, status: null },
      moment,
    );
    return { knownOn: national.knownOn, answers: JSON.stringify({ national, municipal, declarations }) };
  }

  /** What the figures of a declared year should be, in cents. */
  function expectedOf(model: Model, municipality: string, year: number): [string, string, string] | null {
    const declared = model.declared.get(`${municipality} ${year}`);
    if (!declared) return null;
    const on = (tariff: TariffCode, day: string): number =>
      model.tariffs.findLast(
        (version) =>
          version.tariff === tariff && version.from <= day && (version.until === null || day < version.until),
      )?.cents ?? 0;
    let norm = 0;
    for (let day = `${year}-03-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
      norm += declared.places * on('goo-place-day', day);
    }
    let persons = 0;
    for (let month = 3; month <= 12; month += 1) {
      persons += declared.persons * on('poo-person-month', `${year}-${String(month).padStart(2, '0')}-01`);
    }
    const costs = declared.costs * 100;
    const euros = (cents: number): string => (cents / 100).toFixed(2);
    return [euros(costs), euros((declared.chosen === 'norm' ? norm : costs) + persons), euros(declared.advance * 100)];
  }

  interface Real {
    readonly answered: { knownOn: string; answers: unknown }[];
  }

  /** Checks the figures against the model, and remembers them. */
  async function settle(model: Model, real: Real): Promise<void> {
    const answer = await ask(null);
    real.answered.push(answer);
    const { municipal } = JSON.parse(String(answer.answers)) as {
      municipal: { municipality: string; years: { year: number; total: Record<string, string> | null }[] }[];
    };
    for (const { municipality, years } of municipal) {
      for (const { year, total } of years) {
        const shown = total && [total.realCost, total.entitlement, total.received];
        expect([municipality, year, shown]).toEqual([municipality, year, expectedOf(model, municipality, year)]);
      }
    }
  }

  type Command = fc.AsyncCommand<Model, Real>;
  const command = (name: string, run: (model: Model, real: Real) => Promise<void>): Command => ({
    check: () => true,
    run: async (model, real) => {
      await run(model, real);
      await settle(model, real);
    },
    toString: () => name,
  });

  const declare = fc
    .tuple(fc.constantFrom(...MUNICIPALITIES), fc.constantFrom(...YEARS), fc.nat(VARIANTS.length - 1), fc.boolean())
    .map(([municipality, year, index, approve]) =>
      command(`declare ${municipality} ${year} ${index}${approve ? '' : ' as a draft'}`, async (model) => {
        const file = files.get(`${municipality}-${year}-${index}.xlsx`);
        const variant = VARIANTS[index];
        if (!file || !variant) throw new Error('no such file');
        const { declaration, findings } = await get(UploadService).upload(file, 'model');
        const id = declarationId(declaration);
        if (!approve || declaration.status !== 'draft') return;
        if (openWarnings(findings).length > 0) {
          await get(ConfirmationsService).confirm(id, { reason: 'model' }, 'model');
        }
        await get(DeclarationsService).submit(id, 'model');
        await get(DeclarationsService).approve(id, 'second model');
        model.declared.set(`${municipality} ${year}`, {
          ...variant,
          chosen: variant.basis === 'norm' ? 'norm' : 'actual',
        });
      }),
    );
  const choose = fc
    .tuple(
      fc.constantFrom(...MUNICIPALITIES),
      fc.constantFrom(...YEARS),
      fc.constantFrom('norm' as const, 'actual' as const),
    )
    .map(([municipality, year, basis]) =>
      command(`choose ${basis} for ${municipality} ${year}`, async (model) => {
        const declared = model.declared.get(`${municipality} ${year}`);
        const choice = { municipalityCode: municipality, year, basis, reason: 'model' };
        const work = get(BasisChoicesService).choose(choice, { by: 'model', dryRun: false });
        if (!declared || declared.chosen === basis) return void (await expect(work).rejects.toThrow());
        await work;
        model.declared.set(`${municipality} ${year}`, { ...declared, chosen: basis });
      }),
    );
  const days = ['2022-03-01', '2022-07-15', '2022-10-15', '2023-01-01', '2023-06-30', '2024-01-01'] as const;
  const newTariff = fc
    .record({
      tariff: fc.constantFrom<TariffCode>('goo-place-day', 'poo-person-month'),
      from: fc.nat(days.length - 2),
      length: fc.option(fc.integer({ min: 1, max: 3 })),
      cents: fc.integer({ min: 0, max: 30_000 }),
    })
    .map(({ tariff, from, length, cents }): TariffOfModel => ({
      tariff,
      from: days[from] ?? '2022-03-01',
      until: length === null ? null : (days[Math.min(from + length, days.length - 1)] ?? null),
      cents,
    }));
  let source = 0;
  const record = fc.tuple(newTariff, fc.boolean()).map(([tariff, announce]) =>
    command(
      `${announce ? 'announce' : 'record'} ${tariff.tariff} of ${tariff.cents} from ${tariff.from} until ${tariff.until}`,
      async (model) => {
        const order = {
          tariff: tariff.tariff,
          state: announce ? 'announced' : 'adopted',
          validFrom: tariff.from,
          validUntil: tariff.until,
          amountEur: amount(tariff.cents).div(100),
          publishedOn: null,
          confirmedUntil: undefined,
          source: `model ${(source += 1)}`,
        } as const;
        const rehearsed = await get(TariffChangesService).record(order, { by: 'model', dryRun: true });
        const made = await get(TariffChangesService).record(order, { by: 'model', dryRun: false });
        expect(made.effect).toEqual(rehearsed.effect);
        if (announce) model.announced = { ...tariff, id: made.tariff.id };
        else model.tariffs.push(tariff);
      },
    ),
  );
  const adopt = fc.constant(
    command('adopt what was announced', async (model) => {
      if (!model.announced) return;
      await get(TariffChangesService).adopt(model.announced.id, {}, { by: 'model', dryRun: false });
      model.tariffs.push(model.announced);
      model.announced = null;
    }),
  );
  const wait = fc.integer({ min: -3_600_000, max: 86_400_000 }).map((ms) =>
    command(`the clock moves by ${ms} ms`, () => {
      time += ms;
      app.setTime(new Date(time).toISOString());
      return Promise.resolve();
    }),
  );

  it(`answers of each moment what it answered then, in ${RUNS} sequences`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands([declare, declare, choose, record, adopt, wait], { maxCommands: 5 }), (commands) =>
        asSystem(async () => {
          time += 86_400_000;
          app.setTime(new Date(time).toISOString());
          await emptied();
          const real: Real = { answered: [] };
          await fc.asyncModelRun(
            (): { model: Model; real: Real } => ({
              model: {
                declared: new Map(),
                tariffs: [{ tariff: 'goo-place-day', from: '2022-03-01', until: null, cents: 10_000 }],
                announced: null,
              },
              real,
            }),
            commands,
          );
          for (const { knownOn, answers } of real.answered) {
            expect((await ask(new Date(knownOn))).answers).toEqual(answers);
          }
          expect((await get(VerifyLedgerService).verify()).faults).toEqual([]);
          expect(await get(VerifyDeclarationsService).verify()).toMatchObject({ waiting: 0, faults: [] });
        }),
      ),
      { numRuns: RUNS },
    );
  }, 900_000);
});

function workbookOf(municipality: string, year: number, variant: Variant): DeclarationContent {
  return {
    municipality,
    year,
    basis: variant.basis,
    reception: [
      [`${year}-03-01`, `${year}-12-31`, 'GOO', 'Hal', variant.places, null, null],
      ...(variant.persons > 0 ? [[`${year}-03-01`, `${year}-12-31`, 'POO', null, null, null, variant.persons]] : []),
    ],
    costs: [[`${year}-05`, 'goo-housing', null, variant.costs, null, null, null]],
    receipts: variant.advance > 0 ? [[`${year}-07-01`, 'Voorschot', 'goo', variant.advance, 'V-1']] : [],
  };
}
