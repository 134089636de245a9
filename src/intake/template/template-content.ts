import type { Basis, ReceptionLine } from '../../kernel/scheme.js';
import type { IntakeCostCategory } from '../intake-reference.js';

/** What a template is filled with beforehand. */
export interface TemplateContent {
  readonly municipality: { readonly code: string; readonly name: string };
  readonly fiscalYear: number;
  readonly costCategories: readonly IntakeCostCategory[];
  /** The basis of the year before; `norm` when there is none. */
  readonly basis: Basis;
  /** The rows that stood on the last day of the year before: locations with their places, and persons with hosts. */
  readonly lastYear: readonly ReceptionLine[];
}
