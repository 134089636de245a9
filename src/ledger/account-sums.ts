/** What the accounts of some postings or balances come to, as columns of a statement over them. */

/**
 * Real cost is what was debited to cost; entitlement what was credited to reimbursement; received what the State's cash
 * added to municipal funds.
 */
export const ACCOUNT_SUMS = `
  coalesce(sum(amount_eur) FILTER (WHERE account = 'cost'), 0) AS "realCost",
  -coalesce(sum(amount_eur) FILTER (WHERE account = 'reimbursement'), 0) AS entitlement,
  coalesce(sum(amount_eur) FILTER (WHERE account = 'municipal-funds' AND nature <> 'cost'), 0) AS received`;

export const QUANTITY_SUMS = `
  -coalesce(sum(quantity) FILTER (WHERE account = 'reimbursement' AND component = 'goo'), 0) AS "placeDays",
  -coalesce(sum(quantity) FILTER (WHERE account = 'reimbursement' AND component = 'poo-norm'), 0) AS "personMonths"`;

/** All that a balance by component holds, as its columns. */
export const COMPONENT_MEASURES = `
  coalesce(sum(amount_eur) FILTER (WHERE account = 'cost'), 0) AS real_cost_eur,
  -coalesce(sum(amount_eur) FILTER (WHERE account = 'reimbursement'), 0) AS entitlement_eur,
  coalesce(sum(amount_eur) FILTER (WHERE account = 'municipal-funds' AND nature <> 'cost'), 0) AS received_eur,
  -coalesce(sum(amount_eur) FILTER (WHERE account = 'reimbursement' AND certainty = 'provisional'), 0)
    AS provisional_entitlement_eur,
  coalesce(sum(amount_eur) FILTER (WHERE account = 'reimbursement' AND nature = 'deduction'), 0) AS deduction_eur,
  -coalesce(sum(quantity) FILTER (WHERE account = 'reimbursement'), 0) AS quantity,
  -coalesce(sum(quantity) FILTER (WHERE account = 'reimbursement' AND certainty = 'no-tariff'), 0)
    AS quantity_without_tariff`;

/** Their names. */
export const MEASURE_COLUMNS = [
  'real_cost_eur',
  'entitlement_eur',
  'received_eur',
  'provisional_entitlement_eur',
  'deduction_eur',
  'quantity',
  'quantity_without_tariff',
] as const;
