import type { SisaMeasure } from '../../kernel/sisa.js';

/** What a number of the SiSa annex of a year stands for. */
export interface SisaIndicator {
  readonly year: number;
  /** As in the annex: A16/01. */
  readonly code: string;
  /** In Dutch. */
  readonly label: string;
  readonly measure: SisaMeasure;
  readonly source: string;
}

/** The same as it was recorded. */
export interface RecordedIndicator extends SisaIndicator {
  readonly recordedBy: string;
  readonly recordedAt: Date;
}
