import ExcelJS from 'exceljs';
import type TestAgent from 'supertest/lib/agent.js';
import type { Response } from 'supertest';

/** A declaration in the layout of version 1; rows are arrays in the order of the sheet's headers. */
export interface DeclarationContent {
  readonly municipality: string;
  readonly year: number;
  readonly basis?: string;
  readonly reception?: readonly unknown[][];
  readonly costs?: readonly unknown[][];
  readonly receipts?: readonly unknown[][];
}

export const HEADERS = {
  Gemeente: ['Veld', 'Waarde'],
  Opvang: ['Van', 'Tot en met', 'Regeling', 'Locatie', 'Gerealiseerde plekken', 'Bezette plekken', 'Personen'],
  Kosten: ['Maand', 'Kostensoort', 'Dekking', 'Bedrag', 'Locatie', 'Omschrijving', 'Bewijsstuk'],
  Ontvangsten: ['Datum', 'Soort', 'Onderdeel', 'Bedrag', 'Kenmerk'],
} as const;

/** A real workbook of a declaration. */
export async function declarationWorkbook(content: DeclarationContent): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const add = (name: keyof typeof HEADERS, rows: readonly unknown[][]): void => {
    workbook.addWorksheet(name).addRows([[...HEADERS[name]], ...rows.map((row) => [...row])]);
  };
  add('Gemeente', [
    ['Gemeentecode', content.municipality],
    ['Boekjaar', content.year],
    ['Grondslag GOO', content.basis ?? 'norm'],
    ['Sjabloonversie', 1],
  ]);
  add('Opvang', content.reception ?? []);
  add('Kosten', content.costs ?? []);
  add('Ontvangsten', content.receipts ?? []);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Hands a file in as a user does. */
export function upload(http: TestAgent, file: Buffer | string, name = 'declaratie.xlsx'): Promise<Response> {
  return Promise.resolve(http.post('/v1/declarations').attach('file', file, name));
}

/** Confirms what warnings there are, and submits. */
export async function submit(http: TestAgent, id: string): Promise<Response> {
  const { body } = await http.get(`/v1/declarations/${id}/findings`);
  const isOpen = ({ confirmedAt }: { confirmedAt: string | null }): boolean => confirmedAt === null;
  if ((body.items as { confirmedAt: string | null }[] | undefined)?.some(isOpen)) {
    await http.post(`/v1/declarations/${id}/confirmations`).send({ reason: 'gezien' });
  }
  return http.post(`/v1/declarations/${id}/submission`);
}

/** Approves; a controller is somebody else than the finance officer who submitted it. */
export function approve(http: TestAgent, id: string): Promise<Response> {
  return Promise.resolve(http.post(`/v1/declarations/${id}/approval`));
}

/** Hands in, submits and approves; every step must succeed. Returns the declaration's id. */
export async function approved(http: TestAgent, content: DeclarationContent | string): Promise<string> {
  const file = typeof content === 'string' ? content : await declarationWorkbook(content);
  const uploaded = await upload(http, file);
  if (uploaded.status !== 201) throw new Error(`upload gave ${uploaded.status}: ${uploaded.text}`);
  const { id } = uploaded.body as { id: string };
  for (const step of [submit, approve]) {
    const { status, text } = await step(http, id);
    if (status !== 200) throw new Error(`${step.name} gave ${status}: ${text}`);
  }
  return id;
}
