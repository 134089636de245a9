import { cellsMerged } from './workbook/cells-merged.js';
import { columnHidden } from './workbook/column-hidden.js';
import { columnMissing } from './workbook/column-missing.js';
import { columnMisspelt } from './workbook/column-misspelt.js';
import { columnTwice } from './workbook/column-twice.js';
import { columnUnknown } from './workbook/column-unknown.js';
import { csvWithoutMunicipality } from './workbook/csv-without-municipality.js';
import { declarationEmpty } from './workbook/declaration-empty.js';
import { declarationTooLarge } from './workbook/declaration-too-large.js';
import { externalLinks } from './workbook/external-links.js';
import { headerRowMissing } from './workbook/header-row-missing.js';
import { moreFindingsWithErrors } from './workbook/more-findings-with-errors.js';
import { moreOfOneRule } from './workbook/more-of-one-rule.js';
import { moreWarnings } from './workbook/more-warnings.js';
import { optionalColumnMissing } from './workbook/optional-column-missing.js';
import { rowsHidden } from './workbook/rows-hidden.js';
import { sheetHidden } from './workbook/sheet-hidden.js';
import { sheetMissing } from './workbook/sheet-missing.js';
import { sheetTwice } from './workbook/sheet-twice.js';
import { sheetUnknown } from './workbook/sheet-unknown.js';
import { tooManyErrors } from './workbook/too-many-errors.js';
import { totalsRow } from './workbook/totals-row.js';
import { amountUnreadable } from './cell/amount-unreadable.js';
import { bsnInReference } from './cell/bsn-in-reference.js';
import { bsnInText } from './cell/bsn-in-text.js';
import { cellBoolean } from './cell/cell-boolean.js';
import { cellError } from './cell/cell-error.js';
import { cellUncomputed } from './cell/cell-uncomputed.js';
import { dateAsNumber } from './cell/date-as-number.js';
import { dateUnreadable } from './cell/date-unreadable.js';
import { numberUnreadable } from './cell/number-unreadable.js';
import { textTooLong } from './cell/text-too-long.js';
import { valueMissing } from './cell/value-missing.js';
import { basisUnknown } from './gemeente/basis-unknown.js';
import { fieldMissing } from './gemeente/field-missing.js';
import { fieldMisspelt } from './gemeente/field-misspelt.js';
import { fieldTwice } from './gemeente/field-twice.js';
import { fieldUnknown } from './gemeente/field-unknown.js';
import { fiscalYearOutsideScheme } from './gemeente/fiscal-year-outside-scheme.js';
import { fiscalYearUnreadable } from './gemeente/fiscal-year-unreadable.js';
import { municipalityCodeUnreadable } from './gemeente/municipality-code-unreadable.js';
import { municipalityNotInYear } from './gemeente/municipality-not-in-year.js';
import { municipalityNotOwn } from './gemeente/municipality-not-own.js';
import { municipalityUnknown } from './gemeente/municipality-unknown.js';
import { templateVersionMissing } from './gemeente/template-version-missing.js';
import { templateVersionUnknown } from './gemeente/template-version-unknown.js';
import { dateOutsideYear } from './opvang/date-outside-year.js';
import { locationLookalike } from './opvang/location-lookalike.js';
import { locationMissing } from './opvang/location-missing.js';
import { locationVanished } from './opvang/location-vanished.js';
import { newYearJump } from './opvang/new-year-jump.js';
import { occupiedOverRealised } from './opvang/occupied-over-realised.js';
import { periodReversed } from './opvang/period-reversed.js';
import { personsOnGoo } from './opvang/persons-on-goo.js';
import { placesJump } from './opvang/places-jump.js';
import { placesOnPoo } from './opvang/places-on-poo.js';
import { realisedZero } from './opvang/realised-zero.js';
import { receptionBeforeScheme } from './opvang/reception-before-scheme.js';
import { receptionGap } from './opvang/reception-gap.js';
import { receptionInFuture } from './opvang/reception-in-future.js';
import { receptionLineRepeated } from './opvang/reception-line-repeated.js';
import { receptionMissing } from './opvang/reception-missing.js';
import { receptionMonthMissing } from './opvang/reception-month-missing.js';
import { receptionOverlap } from './opvang/reception-overlap.js';
import { regulationUnknown } from './opvang/regulation-unknown.js';
import { vacancyHigh } from './opvang/vacancy-high.js';
import { actualCloseToNorm } from './kosten/actual-close-to-norm.js';
import { allowancePerPerson } from './kosten/allowance-per-person.js';
import { allowanceWithoutPersons } from './kosten/allowance-without-persons.js';
import { amountNegative } from './kosten/amount-negative.js';
import { amountRounded } from './kosten/amount-rounded.js';
import { amountThreeDecimals } from './kosten/amount-three-decimals.js';
import { amountTooLarge } from './kosten/amount-too-large.js';
import { amountZero } from './kosten/amount-zero.js';
import { careWithoutGrant } from './kosten/care-without-grant.js';
import { categoryUnknown } from './kosten/category-unknown.js';
import { categoryVanished } from './kosten/category-vanished.js';
import { correctionWithoutDescription } from './kosten/correction-without-description.js';
import { correctionsExceedCosts } from './kosten/corrections-exceed-costs.js';
import { costBeforeScheme } from './kosten/cost-before-scheme.js';
import { costInFuture } from './kosten/cost-in-future.js';
import { costLineRepeated } from './kosten/cost-line-repeated.js';
import { costMonthMissing } from './kosten/cost-month-missing.js';
import { costPerPlaceDayHistory } from './kosten/cost-per-place-day-history.js';
import { costPerPlaceDayPeers } from './kosten/cost-per-place-day-peers.js';
import { costsInOneMonth } from './kosten/costs-in-one-month.js';
import { costsWithoutPlaces } from './kosten/costs-without-places.js';
import { evidenceMissing } from './kosten/evidence-missing.js';
import { invoiceInTwoMonths } from './kosten/invoice-in-two-months.js';
import { lineDominates } from './kosten/line-dominates.js';
import { monthOutsideYear } from './kosten/month-outside-year.js';
import { monthUnreadable } from './kosten/month-unreadable.js';
import { otherWithoutDescription } from './kosten/other-without-description.js';
import { personsWithoutAllowance } from './kosten/persons-without-allowance.js';
import { placesWithoutCosts } from './kosten/places-without-costs.js';
import { psychosocialCountedTwice } from './kosten/psychosocial-counted-twice.js';
import { psychosocialElsewhere } from './kosten/psychosocial-elsewhere.js';
import { routeNotAllowed } from './kosten/route-not-allowed.js';
import { routeUnknown } from './kosten/route-unknown.js';
import { transitionWithoutGrant } from './kosten/transition-without-grant.js';
import { vatInDescription } from './kosten/vat-in-description.js';
import { vatLikeAmount } from './kosten/vat-like-amount.js';
import { advanceOutsideYear } from './ontvangsten/advance-outside-year.js';
import { amountNotPositive } from './ontvangsten/amount-not-positive.js';
import { componentUnknown } from './ontvangsten/component-unknown.js';
import { grantComponent } from './ontvangsten/grant-component.js';
import { grantWithoutCosts } from './ontvangsten/grant-without-costs.js';
import { noReceipts } from './ontvangsten/no-receipts.js';
import { ownContributionComponent } from './ontvangsten/own-contribution-component.js';
import { ownContributionOutsideYear } from './ontvangsten/own-contribution-outside-year.js';
import { ownContributionOverNorm } from './ontvangsten/own-contribution-over-norm.js';
import { receiptBeforeScheme } from './ontvangsten/receipt-before-scheme.js';
import { receiptInFuture } from './ontvangsten/receipt-in-future.js';
import { receiptKindUnknown } from './ontvangsten/receipt-kind-unknown.js';
import { receiptRepeated } from './ontvangsten/receipt-repeated.js';
import { receiptWithoutReference } from './ontvangsten/receipt-without-reference.js';
import { receivedOverEntitlement } from './ontvangsten/received-over-entitlement.js';
import { reclaimOverReceived } from './ontvangsten/reclaim-over-received.js';
import { referenceReused } from './ontvangsten/reference-reused.js';
import { settlementTooEarly } from './ontvangsten/settlement-too-early.js';
import { basisChanged } from './vorige-versie/basis-changed.js';
import { costsLowerThanBefore } from './vorige-versie/costs-lower-than-before.js';
import { monthEmptied } from './vorige-versie/month-emptied.js';
import { nothingChanged } from './vorige-versie/nothing-changed.js';
import { placeDaysChanged } from './vorige-versie/place-days-changed.js';
import { receiptsLowerThanBefore } from './vorige-versie/receipts-lower-than-before.js';
import { auditfileCurrency } from './grootboek/auditfile-currency.js';
import { auditfileDamaged } from './grootboek/auditfile-damaged.js';
import { auditfileOtherYear } from './grootboek/auditfile-other-year.js';
import { auditfileTooLarge } from './grootboek/auditfile-too-large.js';
import { auditfileTotalsDiffer } from './grootboek/auditfile-totals-differ.js';
import { auditfileUnsafe } from './grootboek/auditfile-unsafe.js';
import { auditfileVersionUnknown } from './grootboek/auditfile-version-unknown.js';
import { bsnOnIgnoredAccount } from './grootboek/bsn-on-ignored-account.js';
import { ledgerAccountUnmapped } from './grootboek/ledger-account-unmapped.js';
import { ledgerAccountUnreadable } from './grootboek/ledger-account-unreadable.js';
import { ledgerAccountsIgnored } from './grootboek/ledger-accounts-ignored.js';
import { ledgerAccountsTooMany } from './grootboek/ledger-accounts-too-many.js';
import { ledgerCreditLines } from './grootboek/ledger-credit-lines.js';
import { ledgerHeaderMissing } from './grootboek/ledger-header-missing.js';
import { ledgerMappingMissing } from './grootboek/ledger-mapping-missing.js';
import { ledgerSheetSkipped } from './grootboek/ledger-sheet-skipped.js';
import { ledgerSheetTwice } from './grootboek/ledger-sheet-twice.js';
import { ledgerSideUnknown } from './grootboek/ledger-side-unknown.js';
import { ledgerTotalsRows } from './grootboek/ledger-totals-rows.js';
import { REFUSALS } from '../workbook/workbook-refused.js';
import type { RefusalCode } from '../workbook/workbook-refused.js';
import type { CostRule, Rule, WholeRule } from './rule.js';

/** Every rule there is, by what it is about; in this order they are shown. */
const RULES = {
  workbook: [
    cellsMerged,
    columnHidden,
    columnMissing,
    columnMisspelt,
    columnTwice,
    columnUnknown,
    csvWithoutMunicipality,
    declarationEmpty,
    declarationTooLarge,
    externalLinks,
    headerRowMissing,
    moreFindingsWithErrors,
    moreOfOneRule,
    moreWarnings,
    optionalColumnMissing,
    rowsHidden,
    sheetHidden,
    sheetMissing,
    sheetTwice,
    sheetUnknown,
    tooManyErrors,
    totalsRow,
  ],
  cell: [
    amountUnreadable,
    bsnInReference,
    bsnInText,
    cellBoolean,
    cellError,
    cellUncomputed,
    dateAsNumber,
    dateUnreadable,
    numberUnreadable,
    textTooLong,
    valueMissing,
  ],
  gemeente: [
    basisUnknown,
    fieldMissing,
    fieldMisspelt,
    fieldTwice,
    fieldUnknown,
    fiscalYearOutsideScheme,
    fiscalYearUnreadable,
    municipalityCodeUnreadable,
    municipalityNotInYear,
    municipalityUnknown,
    municipalityNotOwn,
    templateVersionMissing,
    templateVersionUnknown,
  ],
  opvang: [
    dateOutsideYear,
    locationLookalike,
    locationMissing,
    locationVanished,
    newYearJump,
    occupiedOverRealised,
    periodReversed,
    personsOnGoo,
    placesJump,
    placesOnPoo,
    realisedZero,
    receptionBeforeScheme,
    receptionGap,
    receptionInFuture,
    receptionLineRepeated,
    receptionMissing,
    receptionMonthMissing,
    receptionOverlap,
    regulationUnknown,
    vacancyHigh,
  ],
  kosten: [
    actualCloseToNorm,
    allowancePerPerson,
    allowanceWithoutPersons,
    amountNegative,
    amountRounded,
    amountThreeDecimals,
    amountTooLarge,
    amountZero,
    careWithoutGrant,
    categoryUnknown,
    categoryVanished,
    correctionWithoutDescription,
    correctionsExceedCosts,
    costBeforeScheme,
    costInFuture,
    costLineRepeated,
    costMonthMissing,
    costPerPlaceDayHistory,
    costPerPlaceDayPeers,
    costsInOneMonth,
    costsWithoutPlaces,
    evidenceMissing,
    invoiceInTwoMonths,
    lineDominates,
    monthOutsideYear,
    monthUnreadable,
    otherWithoutDescription,
    personsWithoutAllowance,
    placesWithoutCosts,
    psychosocialCountedTwice,
    psychosocialElsewhere,
    routeNotAllowed,
    routeUnknown,
    transitionWithoutGrant,
    vatInDescription,
    vatLikeAmount,
  ],
  ontvangsten: [
    advanceOutsideYear,
    amountNotPositive,
    componentUnknown,
    grantComponent,
    grantWithoutCosts,
    noReceipts,
    ownContributionComponent,
    ownContributionOutsideYear,
    ownContributionOverNorm,
    receiptBeforeScheme,
    receiptInFuture,
    receiptKindUnknown,
    receiptRepeated,
    receiptWithoutReference,
    receivedOverEntitlement,
    reclaimOverReceived,
    referenceReused,
    settlementTooEarly,
  ],
  'vorige-versie': [
    basisChanged,
    costsLowerThanBefore,
    monthEmptied,
    nothingChanged,
    placeDaysChanged,
    receiptsLowerThanBefore,
  ],
  grootboek: [
    auditfileCurrency,
    auditfileDamaged,
    auditfileOtherYear,
    auditfileTooLarge,
    auditfileTotalsDiffer,
    auditfileUnsafe,
    auditfileVersionUnknown,
    bsnOnIgnoredAccount,
    ledgerAccountUnmapped,
    ledgerAccountUnreadable,
    ledgerAccountsIgnored,
    ledgerAccountsTooMany,
    ledgerCreditLines,
    ledgerHeaderMissing,
    ledgerMappingMissing,
    ledgerSheetSkipped,
    ledgerSheetTwice,
    ledgerSideUnknown,
    ledgerTotalsRows,
  ],
} as const;

export type RuleGroup = keyof typeof RULES;

/** A code of a rule, or the reason why a file could not be read at all. */
export type FindingCode = (typeof RULES)[RuleGroup][number]['code'] | RefusalCode;

/** A refused file says what is wrong and what to do in one text. */
const REFUSAL_RULES = Object.entries(REFUSALS).map(([code, problem]): Rule<FindingCode> => ({
  code: code as RefusalCode,
  severity: 'error',
  problem,
  remedy: '',
}));

export interface RegisteredRule {
  readonly group: RuleGroup;
  readonly rule: Rule<FindingCode>;
}

export const REGISTERED_RULES: readonly RegisteredRule[] = [
  ...REFUSAL_RULES.map((rule): RegisteredRule => ({ group: 'workbook', rule })),
  ...(Object.entries(RULES) as [RuleGroup, readonly Rule<FindingCode>[]][]).flatMap(([group, rules]) =>
    rules.map((rule): RegisteredRule => ({ group, rule })),
  ),
];

const RULE_BY_CODE = new Map(REGISTERED_RULES.map(({ rule }) => [rule.code, rule]));

export function ruleOf(code: FindingCode): Rule {
  const rule = RULE_BY_CODE.get(code);
  if (!rule) throw new Error(`no rule has the code ${code}`);
  return rule;
}

export const COST_RULES: readonly CostRule<FindingCode>[] = REGISTERED_RULES.flatMap(({ rule }) =>
  'eachCost' in rule ? [rule as CostRule<FindingCode>] : [],
);

export const WHOLE_RULES: readonly WholeRule<FindingCode>[] = REGISTERED_RULES.flatMap(({ rule }) =>
  'whole' in rule ? [rule as WholeRule<FindingCode>] : [],
);
