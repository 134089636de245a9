import { looseKey } from '../notation/choice.js';
import type { LedgerColumn, LedgerColumns } from './ledger-mapping.js';
import { LEDGER_COLUMNS } from './ledger-mapping.js';

/** The headings that the usual ledgers of municipalities give their extracts, for as long as no mapping names others. */
const USUAL: Readonly<Record<LedgerColumn, readonly string[]>> = {
  account: ['Grootboekrekening', 'Grootboek', 'Grootboeknummer', 'Rekening', 'Rekeningnummer', 'Grootboekrek.', 'GB'],
  accountName: ['Grootboekomschrijving', 'Omschrijving grootboek', 'Naam grootboekrekening', 'Rekeningnaam'],
  costCentre: ['Kostenplaats', 'Kostenplaatsnummer', 'Kpl', 'KP', 'Kostendrager'],
  date: ['Boekdatum', 'Boekingsdatum', 'Datum boeking', 'Datum', 'Transactiedatum'],
  amount: ['Bedrag', 'Bedrag EUR', 'Bedrag in EUR', 'Saldo', 'Mutatiebedrag'],
  debitCredit: ['D/C', 'DC', 'Debet/Credit'],
  debit: ['Debet', 'Bedrag debet', 'Debetbedrag'],
  credit: ['Credit', 'Bedrag credit', 'Creditbedrag'],
  description: ['Omschrijving', 'Omschrijving boeking', 'Boekingsomschrijving', 'Regelomschrijving'],
  document: ['Boekstuk', 'Boekstuknummer', 'Stuknummer', 'Documentnummer', 'Factuurnummer'],
};

/** The headings of a row, as far as they are usual ones; null when it is no header row. */
export function usualColumns(headings: readonly string[]): LedgerColumns | null {
  const byKey = new Map(headings.filter(isUnique).map((heading) => [looseKey(heading), heading]));
  const found: Partial<Record<LedgerColumn, string>> = {};
  for (const column of LEDGER_COLUMNS) {
    const heading = USUAL[column].map((word) => byKey.get(looseKey(word))).find((match) => match !== undefined);
    if (heading !== undefined) found[column] = heading;
  }
  const { account, date, debit, credit, amount, debitCredit, ...rest } = found;
  if (account === undefined || date === undefined) return null;
  if (debit !== undefined && credit !== undefined) return { ...rest, account, date, debit, credit };
  if (amount === undefined) return null;
  return { ...rest, account, date, amount, ...(debitCredit === undefined ? {} : { debitCredit }) };
}

/** Ledgers write "Omschrijving" over two columns; which one is meant cannot be told. */
function isUnique(heading: string, _: number, all: readonly string[]): boolean {
  return all.filter((other) => looseKey(other) === looseKey(heading)).length === 1;
}
