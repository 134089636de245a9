import type { Amount } from '../../kernel/money.js';

/** What is to be explained. */
export interface ExplanationQuestion {
  readonly fromYear: number;
  readonly toYear: number;
  /** null: the country. */
  readonly municipality: string | null;
  readonly layout: number | null;
  /** What the tariff is taken to have paid for what entered or left the norm amount, in euro per place-day. */
  readonly contentTariff: Amount;
}
