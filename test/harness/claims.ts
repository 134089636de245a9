import type TestAgent from 'supertest/lib/agent.js';

/** A claim of Zwolle, as somebody sends it. */
export const ASKED = {
  title: 'Tekort op de opvang',
  municipalities: ['GM0193'],
  fromYear: 2023,
  toYear: 2025,
  narrative: 'De kosten zijn hoger dan de normbedragen.',
} as const;

/** The shortest PDF that is one, with more objects if asked. */
export function tinyPdf(objects = '', text = 'bewijs'): Buffer {
  return Buffer.from(
    `%PDF-1.4\n% ${text}\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n` +
      `2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n${objects}` +
      'trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n',
    'latin1',
  );
}

/** Makes a claim; answers its id. */
export async function makeClaim(http: TestAgent, asked: object = ASKED): Promise<string> {
  const { body } = await http.post('/v1/claims').send(asked).expect(201);
  return body.id as string;
}

export const PRESENTED = { presentedOn: '2026-11-23', reference: 'brief VNG 2026-0412' } as const;

/** Zero for all that was claimed, but for what is said. */
export async function settlementFor(
  http: TestAgent,
  id: string,
  given: Readonly<Record<string, string>> = {},
): Promise<object> {
  const { body } = await http.get(`/v1/claims/${id}/figures`).expect(200);
  const cells = new Set<string>(
    (body.content.figures as { year: number; component: string }[]).map(
      ({ year, component }) => `${year} ${component}`,
    ),
  );
  return {
    settledOn: '2026-11-23',
    reference: 'besluit AenM 2026-88',
    amounts: [...cells].map((cell) => {
      const [year, component] = cell.split(' ');
      return { year: Number(year), component, amount: given[cell] ?? '0.00' };
    }),
  };
}
