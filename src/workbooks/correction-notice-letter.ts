import { addTotals, cashGap, gap } from '../kernel/gap.js';
import type { Totals } from '../kernel/gap.js';
import type { Amount } from '../kernel/money.js';
import { dutchInstant } from '../platform/dutch-dates.js';
import { dutchAmount } from '../platform/dutch-figures.js';
import type { CorrectionNotice } from './correction-notices.js';
import type { WorkbookExport } from './exports.repository.js';
import { paper } from './paper.js';

/**
 * A numbered correction notice, as a PDF for who holds the workbook: what was posted, and what all notices up to this one
 * come to. Of the same notice it has the same bytes.
 */
export async function correctionNoticeLetter(
  made: WorkbookExport,
  notice: CorrectionNotice,
  earlier: readonly CorrectionNotice[],
): Promise<Buffer> {
  const title = `Correctiebericht ${notice.number} bij export ${made.id}`;
  const page = paper({ title, author: 'Opvangboek', at: notice.recordedAt });
  page.title(`Correctiebericht ${notice.number}`);
  page.paragraph(
    'U hebt een werkboek van Opvangboek. Nadat het is gemaakt, is in het grootboek iets geboekt over een jaar dat erin staat. ' +
      'Het werkboek zelf verandert niet. Dit bericht zegt wat er veranderde.',
  );
  page.subjects([
    ['Werkboek', `Boekjaren ${made.fromYear} tot en met ${made.toYear}`],
    ['Kenmerk', made.id],
    ['Stand van', dutchInstant(made.knownOn)],
    ['SHA-256', made.fileSha256],
  ]);
  page.heading('Wat er is geboekt');
  page.paragraph(notice.text);
  page.subjects([
    ['Gemeente', `${notice.municipalityName} (${notice.municipalityCode})`],
    ['Boekjaar', String(notice.fiscalYear)],
    ['Geboekt op', dutchInstant(notice.recordedAt)],
    ['Oorzaak', `${notice.cause.kind} ${notice.cause.id}`],
  ]);
  page.heading('Wat het met de bedragen doet');
  const before = addTotals(earlier);
  page.table(
    [
      { header: 'Bedrag' },
      { header: 'Dit bericht', width: 115, isFigure: true },
      { header: 'Eerdere berichten', width: 115, isFigure: true },
      { header: 'Samen', width: 115, isFigure: true },
    ],
    MEASURES.map(([name, of]) => [name, of(notice), of(before), of(addTotals([before, notice]))].map(textOf)),
  );
  page.paragraph(
    'De bedragen zijn veranderingen: positief komt erbij, negatief gaat eraf. Tel "samen" op bij het bedrag van alle gemeenten in ' +
      'het werkboek, en u hebt de stand direct na dit bericht. Een positief verschil is een groter tekort.',
  );
  return page.finish(title);
}

const MEASURES: readonly (readonly [name: string, of: (totals: Totals) => Amount])[] = [
  ['Werkelijke kosten', ({ realCost }) => realCost],
  ['Aanspraak', ({ entitlement }) => entitlement],
  ['Ontvangen', ({ received }) => received],
  ['Verschil', gap],
  ['Kasverschil', cashGap],
];

function textOf(content: string | Amount): string {
  return typeof content === 'string' ? content : dutchAmount(content);
}
