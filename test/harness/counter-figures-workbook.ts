import ExcelJS from 'exceljs';
import type TestAgent from 'supertest/lib/agent.js';
import type { Response } from 'supertest';

export const FIGURE_HEADS = [
  ...['Gemeentecode', 'Gemeente', 'Boekjaar', 'Van', 'Tot en met', 'Onderdeel', 'Soort bedrag'],
  ...['Aantal', 'Normbedrag', 'Bedrag', 'Kenmerk'],
];
export const TARIFF_HEADS = ['Normbedrag', 'Geldig vanaf', 'Geldig tot en met', 'Bedrag', 'Bron'];

/** A workbook of another party's figures; rows in the order of the heads. */
export async function figuresWorkbook(
  figures: readonly unknown[][],
  tariffs: readonly unknown[][] | null = null,
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('Cijfers').addRows([FIGURE_HEADS, ...figures]);
  if (tariffs) workbook.addWorksheet('Normbedragen').addRows([TARIFF_HEADS, ...tariffs]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

export const PROVENANCE = { party: 'Ministerie', date: '2026-11-01', source: 'Brief van 1 november 2026' };

/** Hands them in as an analyst does. */
export function loadFigures(
  http: TestAgent,
  file: Buffer | string,
  fields: Readonly<Record<string, string>> = PROVENANCE,
  name = 'cijfers.xlsx',
): Promise<Response> {
  return Promise.resolve(
    http
      .post('/v1/counter-figures')
      .field(fields)
      .attach('file', file as Buffer, name),
  );
}
