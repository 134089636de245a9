import { createHash } from 'node:crypto';
import { declarationId } from '../declarations/declaration-id.js';
import { cashGap, gap } from '../kernel/gap.js';
import { amountText } from '../kernel/money.js';
import type { Amount } from '../kernel/money.js';
import { claimId } from './claim-id.js';
import type { ClaimKey } from './claim-id.js';
import type { ClaimBooks, ClaimedFigure, ClaimScope } from './claim-figures.js';
import type { ClaimContentDto, ClaimedFigureDto } from './claim-figures.dto.js';

/** The figures of a claim with what they are of, as they are shown and sealed. */
export function claimContent(
  key: ClaimKey,
  revision: ClaimScope & { readonly revision: number },
  books: ClaimBooks,
  knownOn: Date,
): ClaimContentDto {
  return {
    claim: claimId(key),
    revision: revision.revision,
    municipalities: [...revision.municipalities],
    fromYear: revision.fromYear,
    toYear: revision.toYear,
    components: [...revision.components],
    knownOn: knownOn.toISOString(),
    years: books.years.map(({ code, year, declared }) => ({
      municipality: code,
      year,
      declaration: declared && declarationId({ municipalityCode: code, fiscalYear: year, version: declared.version }),
      basis: declared && declared.basis,
    })),
    figures: books.figures.map(figureDto),
  };
}

function figureDto(figure: ClaimedFigure): ClaimedFigureDto {
  return {
    municipality: figure.code,
    year: figure.year,
    component: figure.component,
    realCost: amountText(figure.realCost),
    entitlement: amountText(figure.entitlement),
    received: amountText(figure.received),
    gap: amountText(gap(figure)),
    cashGap: amountText(cashGap(figure)),
    provisionalEntitlement: amountText(figure.provisionalEntitlement),
    deduction: amountText(figure.deduction),
    quantity: textOrNull(figure.quantity),
    quantityWithoutTariff: textOrNull(figure.quantityWithoutTariff),
  };
}

function textOrNull(value: Amount | null): string | null {
  return value && amountText(value);
}

/**
 * The seal of a content: SHA-256 over its canonical JSON (RFC 8785: keys in order, no white space). Anybody can reckon it
 * from the answer of the API. Example: `{ b: 1, a: 'x' }` is hashed as `{"a":"x","b":1}`.
 */
export function sealOf(content: object): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

/** Texts, whole numbers, lists and objects; the content of a claim has nothing else. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
