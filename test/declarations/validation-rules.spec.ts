import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApplication } from '../harness/test-application.js';
import type { TestApplication } from '../harness/test-application.js';
import { approved, declarationWorkbook, upload } from '../harness/declaration-workbook.js';
import type { DeclarationContent } from '../harness/declaration-workbook.js';

/** The rules as they are listed, and held against what is known from the ledger and from earlier versions. */
describe('validation rules', () => {
  let app: TestApplication;
  beforeAll(async () => {
    app = await startTestApplication();
  });
  afterAll(() => app.close());

  const declaration = (municipality: string, year: number, amount: number): DeclarationContent => ({
    municipality,
    year,
    reception: [[`01-01-${year}`, `31-12-${year}`, 'GOO', 'Kantoor', 10, 9, null]],
    costs: [[`${year}-01`, 'goo-housing', 'BooO', amount, null, 'Huur', 'F-1']],
  });
  const codesOf = async (content: DeclarationContent): Promise<string[]> => {
    const { status, body } = await upload(app.http, await declarationWorkbook(content));
    expect(status).toBe(201);
    return (body.findings as { code: string }[]).map(({ code }) => code);
  };

  it('are listed with their severity, what they are about and what they say', async () => {
    const { body } = await app.http.get('/v1/validation-rules').expect(200);
    expect(body.total).toBeGreaterThanOrEqual(50);
    expect(body.items).toContainEqual({
      code: 'occupied-over-realised',
      severity: 'warning',
      group: 'opvang',
      groupName: 'Blad Opvang',
      problem: '{given} bezette plekken is meer dan er gerealiseerd zijn.',
      remedy: 'Controleer of dit klopt.',
    });
  });

  it('compare with the year before in the ledger and with the version before', async () => {
    await approved(app.http, declaration('GM0193', 2023, 200_000));
    // 3,650 and 3,660 place-days: € 54,79 and € 109,29 each
    const codes = await codesOf(declaration('GM0193', 2024, 400_000));
    expect(codes).toContain('cost-per-place-day-history');
    expect(await codesOf(declaration('GM0193', 2024, 200_001))).toEqual(
      expect.arrayContaining(['costs-lower-than-before']),
    );
    expect(await codesOf(declaration('GM0193', 2024, 200_000))).not.toContain('costs-lower-than-before');
  });

  it('compare with other municipalities from five on, and never with the municipality itself', async () => {
    const others = ['GM0014', 'GM0034', 'GM0114', 'GM0148'];
    for (const [index, municipality] of others.entries()) {
      await approved(app.http, declaration(municipality, 2023, 200_000 + index));
    }
    // GM0193 is there too, but four others are too few for itself
    expect(await codesOf(declaration('GM0193', 2023, 900_000))).not.toContain('cost-per-place-day-peers');
    expect(await codesOf(declaration('GM0344', 2023, 900_000))).toContain('cost-per-place-day-peers');
    expect(await codesOf(declaration('GM0301', 2023, 210_000))).not.toContain('cost-per-place-day-peers');
  });
});
