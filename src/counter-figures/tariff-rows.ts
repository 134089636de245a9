import { UNREADABLE } from '../intake/cell-reading.js';
import type { Finding } from '../intake/findings.js';
import { readFreeText } from '../intake/free-text.js';
import type { SheetMistakes } from '../intake/sheet-mistakes.js';
import type { TableRow } from '../intake/table.js';
import { DATE, TARIFF, TARIFF_CODE } from './cell-notations.js';
import type { TariffColumn } from './figures-layout.js';
import type { StatedTariff } from './stated-figures.js';

type Row = TableRow<TariffColumn>;

/** Rows of the sheet Normbedragen, one after the other; `heed` is told what is found of cells that hold text. */
export interface TariffRows {
  read(row: Row): void;
  /** What could be read; days that two of them claim are told of. */
  finish(): readonly StatedTariff[];
}

export function tariffRows(mistakes: SheetMistakes, heed: (found: Finding) => void): TariffRows {
  const tariffs: { readonly stated: StatedTariff; readonly row: Row }[] = [];
  return {
    read: (row) => {
      const tariff = mistakes.required(row.cell('tariff'), TARIFF_CODE);
      const validFrom = mistakes.required(row.cell('from'), DATE);
      const validThrough = mistakes.optional(row.cell('through'), DATE);
      const amountEur = mistakes.required(row.cell('amount'), TARIFF);
      const source = sourceIn(row, heed);
      if (tariff === null || validFrom === null || amountEur === null) return;
      if (validThrough !== null && validThrough < validFrom) {
        const problem = 'het einde ligt voor het begin.';
        mistakes.add(row.cell('through'), 'period-reversed', problem, 'een dag vanaf Geldig vanaf');
        return;
      }
      tariffs.push({ stated: { row: row.row, tariff, validFrom, validThrough, amountEur, source }, row });
    },
    finish: () => {
      const inTime = tariffs.toSorted((a, b) => (a.stated.validFrom < b.stated.validFrom ? -1 : 1));
      inTime.forEach(({ stated, row }, index) => {
        const before = inTime.slice(0, index).find(({ stated: other }) => isClaimed(other, stated));
        if (!before) return;
        const problem = `op deze dagen geldt ook het normbedrag van rij ${before.stated.row}.`;
        mistakes.add(row.cell('from'), 'tariffs-overlap', problem, 'perioden die los van elkaar zijn');
      });
      return tariffs.map(({ stated }) => stated);
    },
  };
}

/** Whether an earlier one still holds when a later one begins. */
function isClaimed(earlier: StatedTariff, later: StatedTariff): boolean {
  return earlier.tariff === later.tariff && (earlier.validThrough === null || earlier.validThrough >= later.validFrom);
}

function sourceIn(row: Row, heed: (found: Finding) => void): string | null {
  const findings: Finding[] = [];
  const source = readFreeText(row.cell('source'), findings);
  findings.forEach(heed);
  return source === UNREADABLE ? null : source;
}
