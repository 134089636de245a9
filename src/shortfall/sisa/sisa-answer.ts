import { declarationId } from '../../declarations/declaration-id.js';
import { amountText } from '../../kernel/money.js';
import { gooReimbursed, SISA_MEASURES, sisaFigure } from '../../kernel/sisa.js';
import type { SisaFigure, SisaPart } from '../../kernel/sisa.js';
import { entryId } from '../../ledger/entry.js';
import type { Municipality } from '../../reference/reference.repository.js';
import type { RecordedIndicator } from '../../reference/sisa-indicators/sisa-indicator.js';
import { sisaIndicatorDto } from '../../reference/sisa-indicators/sisa-indicators.dto.js';
import { NOTHING_DECLARED_NOTICE } from '../certainty-notices.js';
import type { DeclaredYear } from '../municipal-balances.repository.js';
import { originOf, sisaBooks } from './sisa-books.js';
import type { YearsPosted } from './sisa-books.js';
import { MEASURE_NAMES, noListNotice, partName, reasonText, withoutIndicatorNotice } from './sisa-words.js';
import type { SisaDto, SisaFigureDto, SisaPartDto } from './sisa.dto.js';

/** All that the page of a year is made from. */
export interface SisaQuestion {
  readonly municipality: Municipality;
  readonly years: YearsPosted;
  /** The indicators of the year, in order of code. */
  readonly indicators: readonly RecordedIndicator[];
  /** What to say where anything rests on a tariff that is not confirmed. */
  readonly provisionalNotices: readonly string[];
  readonly notices: readonly string[];
  readonly moment: Date;
}

/** The page of a year: the indicators of its list, each with what it is made of, and what there is no number for. */
export function sisaAnswer(question: SisaQuestion): SisaDto {
  const { municipality, years, indicators, moment } = question;
  const { year } = years;
  const books = sisaBooks(years);
  const standing = years.declared.find((one) => one.year === year);
  const figures = indicators.map((indicator) => ({ indicator, figure: sisaFigure(indicator.measure, books) }));
  const provisional = figures.some(({ figure }) => figure.isProvisional);
  const without = SISA_MEASURES.filter((measure) => indicators.every((one) => one.measure !== measure));
  const reimbursed = books && gooReimbursed(books);
  return {
    municipality: municipality.code,
    name: municipality.name,
    year,
    declaration: standing ? declarationId({ ...standing, fiscalYear: year }) : null,
    basis: standing?.basis ?? null,
    provisional,
    indicators: figures.map(({ indicator, figure }) => figureDto(indicator, figure, years)),
    withoutIndicator: without.map((measure) => ({ measure, name: MEASURE_NAMES[measure] })),
    gooReimbursed: reimbursed && amountText(reimbursed),
    notices: [
      ...(standing ? [] : [NOTHING_DECLARED_NOTICE]),
      ...(indicators.length === 0 ? [noListNotice(year)] : []),
      ...(indicators.length > 0 && without.length > 0 ? [withoutIndicatorNotice(year, without)] : []),
      ...(provisional ? question.provisionalNotices : []),
      ...question.notices,
    ],
    ledgerEntries: `/v1/ledger/entries?municipality=${municipality.code}&knownOn=${moment.toISOString()}`,
    knownOn: moment.toISOString(),
  };
}

function figureDto(indicator: RecordedIndicator, figure: SisaFigure, years: YearsPosted): SisaFigureDto {
  return {
    ...sisaIndicatorDto(indicator),
    measureName: MEASURE_NAMES[indicator.measure],
    amount: figure.amountEur && amountText(figure.amountEur),
    reasonCode: figure.reason?.code ?? null,
    reason: figure.reason && reasonText(figure.reason),
    provisional: figure.isProvisional,
    parts: figure.parts.map((part) => partDto(part, years)),
  };
}

function partDto(part: SisaPart, years: YearsPosted): SisaPartDto {
  const { year: ofYear } = part.kind === 'earlier-spending' ? part : years;
  const declared = declaredIn(years, ofYear);
  const { from, entries } = originOf(part, declared.basis, years);
  return {
    name: partName(part),
    kind: part.kind,
    component: part.kind === 'earlier-spending' ? null : part.component,
    costCategory: part.kind === 'cost' ? part.costCategory : null,
    amount: amountText(part.amountEur),
    from,
    declaration: declarationId({ ...declared, fiscalYear: ofYear }),
    entries: entries.map((number) => entryId(declared.municipalityCode, number)),
  };
}

function declaredIn({ declared }: YearsPosted, year: number): DeclaredYear {
  const standing = declared.find((one) => one.year === year);
  if (!standing) throw new Error(`a figure of SiSa has a part of ${year}, of which nothing stands declared`);
  return standing;
}
