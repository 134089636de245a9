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
