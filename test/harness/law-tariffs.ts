import { amount } from '../../src/kernel/money.js';
import { tariffSchedule } from '../../src/kernel/tariff-schedule.js';
import type { Tariff, TariffCode, TariffSchedule } from '../../src/kernel/tariff-schedule.js';

/**
 * The tariffs of the law, written out by hand from domain.md §4 for the golden tables of the kernel. The product reads
 * its own from src/reference/data; a spec there holds the two against each other.
 */
const LAW: readonly [TariffCode, string, string | null, string, string][] = [
  ['goo-place-day', '2022-03-01', '2022-10-15', '100.00', '2022-10-14'],
  ['goo-place-day', '2022-10-15', '2024-01-01', '83.00', '2023-12-31'],
  ['goo-place-day', '2024-01-01', '2025-01-01', '61.00', '2024-12-31'],
  ['goo-place-day', '2025-01-01', null, '44.00', '2025-12-31'],
  ['poo-person-month', '2022-03-01', '2024-01-01', '210.00', '2023-12-31'],
  ['poo-person-month', '2024-01-01', '2025-01-01', '92.00', '2024-12-31'],
  ['poo-person-month', '2025-01-01', null, '48.00', '2025-12-31'],
];

export const LAW_TARIFFS: readonly Tariff[] = LAW.map(([tariff, validFrom, validUntil, amountEur, confirmedUntil]) => ({
  id: `${tariff}-${validFrom}-v1`,
  tariff,
  validFrom,
  validUntil,
  amountEur: amount(amountEur),
  confirmedUntil,
}));

export const GOO_PLACE_DAY: TariffSchedule = tariffSchedule('goo-place-day', LAW_TARIFFS);
export const POO_PERSON_MONTH: TariffSchedule = tariffSchedule('poo-person-month', LAW_TARIFFS);
