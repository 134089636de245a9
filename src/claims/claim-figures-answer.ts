import { cashGap, gap } from '../kernel/gap.js';
import type { Totals } from '../kernel/gap.js';
import { amountText } from '../kernel/money.js';
import { COMPONENTS } from '../kernel/scheme.js';
import { NO_TARIFF_NOTICE } from '../shortfall/certainty-notices.js';
import { COMPONENT_NAMES } from '../shortfall/component-names.js';
import type { TotalsDto } from '../shortfall/shortfall.dto.js';
import { missingYears, totalsOf } from './claim-figures.js';
import type { ClaimBooks, ClaimedFigure } from './claim-figures.js';
import type { ClaimFiguresDto, ClaimGroupDto } from './claim-figures.dto.js';
import type { ClaimReading } from './claim-figures.service.js';
import { claimContent } from './sealed-content.js';

/** What a claim comes to, with its sums and what is missing from them. */
export function claimFiguresDto(reading: ClaimReading): ClaimFiguresDto {
  const { claim, books, knownOn } = reading;
  const { revision, names } = claim;
  const { figures } = books;
  const years = Array.from(
    { length: revision.toYear - revision.fromYear + 1 },
    (_, index) => revision.fromYear + index,
  );
  const total = totalsOf(figures);
  return {
    sha256: claim.seal && claim.seal.sha256,
    content: claimContent(claim.key, revision, books, knownOn),
    perYear: groups(
      years,
      (year) => [String(year), String(year)],
      figures,
      (figure) => figure.year,
    ),
    perComponent: groups(
      COMPONENTS,
      (component) => [component, COMPONENT_NAMES[component]],
      figures,
      (figure) => figure.component,
    ),
    perMunicipality: groups(
      revision.municipalities,
      (code) => [code, names.get(code) ?? code],
      figures,
      (figure) => figure.code,
    ),
    total: total && totalsDto(total),
    missing: missingYears(books).map(({ code, year }) => ({ municipality: code, name: names.get(code) ?? code, year })),
    notices: claimNotices(reading),
  };
}

export function totalsDto(totals: Totals): TotalsDto {
  return {
    realCost: amountText(totals.realCost),
    entitlement: amountText(totals.entitlement),
    received: amountText(totals.received),
    gap: amountText(gap(totals)),
    cashGap: amountText(cashGap(totals)),
  };
}

/** The sums of every group that has figures. */
function groups<Key>(
  keys: readonly Key[],
  nameOf: (key: Key) => readonly [key: string, label: string],
  figures: readonly ClaimedFigure[],
  keyOf: (figure: ClaimedFigure) => Key,
): ClaimGroupDto[] {
  return keys.flatMap((one) => {
    const totals = totalsOf(figures.filter((figure) => keyOf(figure) === one));
    if (totals === null) return [];
    const [key, label] = nameOf(one);
    return [{ key, label, ...totalsDto(totals) }];
  });
}

/** What the reader of its figures must know, in Dutch. */
export function claimNotices({ books, provisionalNotices, notices }: ClaimReading): string[] {
  const { figures } = books;
  return [
    ...(missingYears(books).length > 0 ? [missingNotice(books)] : []),
    ...(figures.some(({ provisionalEntitlement }) => !provisionalEntitlement.isZero()) ? provisionalNotices : []),
    ...(figures.some(({ quantityWithoutTariff }) => quantityWithoutTariff?.isZero() === false)
      ? [NO_TARIFF_NOTICE]
      : []),
    ...notices,
  ];
}

/** Example: "van 2 van de 6 jaren van gemeenten is geen declaratie goedgekeurd; die tellen niet mee". */
export function missingNotice(books: ClaimBooks): string {
  return `van ${missingYears(books).length} van de ${books.years.length} jaren van gemeenten is geen declaratie goedgekeurd; die tellen niet mee`;
}
