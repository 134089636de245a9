import { finding } from '../findings.js';
import type { Finding } from '../findings.js';
import { readDate } from '../notation/calendar.js';
import type { Attributes } from '../workbook/xml-stream.js';
import { isOutsideYear } from '../year-check.js';

/** What an audit file says of itself at its start: its version, its year, its currency. */

/** Exporters write the namespace in more ways than one, but always with the version in it. */
const VERSION = /XAF[/_](?<version>\d+\.\d+)/i;
const READ_VERSIONS = ['3.2', '4.0'];

export function versionFindings(attributes: Attributes): Finding[] {
  const namespaces = Object.entries(attributes).flatMap(([name, value]) => (name.startsWith('xmlns') ? [value] : []));
  const versions = namespaces.map((namespace) => VERSION.exec(namespace)?.groups?.['version']);
  if (versions.some((version) => version !== undefined && READ_VERSIONS.includes(version))) return [];
  const version = versions.find((candidate) => candidate !== undefined);
  return [notAnAuditFile(version === undefined ? 'een auditbestand zonder versie' : `versie ${version}`)];
}

export function notAnAuditFile(given: string): Finding {
  return finding('auditfile-version-unknown', {}, { given, expected: 'versie 3.2 of 4.0' });
}

/** The period may be a part of the year, not more. */
export function headerFindings(fields: ReadonlyMap<string, string>, year: number): Finding[] {
  const fiscalYear = (fields.get('fiscalYear') ?? '').trim();
  const currency = (fields.get('curCode') ?? '').trim();
  if (fiscalYear === '') return [missingField('fiscalYear', `het boekjaar ${year}`)];
  const wrongYear = fiscalYear === String(year) ? [] : [otherYear('fiscalYear', fiscalYear, `het boekjaar ${year}`)];
  const wrongDay = ['startDate', 'endDate'].flatMap((field) => dayFindings(field, fields.get(field) ?? '', year));
  const wrongCurrency =
    currency === '' || currency.toUpperCase() === 'EUR'
      ? []
      : [finding('auditfile-currency', { field: 'curCode' }, { given: currency, expected: 'EUR' })];
  return [...(wrongYear.length > 0 ? wrongYear : wrongDay), ...wrongCurrency];
}

function dayFindings(field: string, text: string, year: number): Finding[] {
  const day = readDate({ kind: 'text', text, formula: false });
  return day.ok && isOutsideYear(day.value, year) ? [otherYear(field, text, `een dag in ${year}`)] : [];
}

function otherYear(field: string, given: string, expected: string): Finding {
  return finding('auditfile-other-year', { field }, { given, expected });
}

export function missingField(field: string, expected: string): Finding {
  return finding('field-missing', { field }, { expected });
}
