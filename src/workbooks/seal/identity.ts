import { dutchInstant } from '../../platform/dutch-dates.js';

export const SUBJECT_OF_ID = 'Kenmerk van dit werkboek';

/** By what a workbook is found again and checked, as rows of its guide. */
export function identity(id: string, knownOn: string): [subject: string, text: string][] {
  return [
    ['Stand van', dutchInstant(new Date(knownOn))],
    [SUBJECT_OF_ID, id],
    [
      'Controle',
      'Het blad Controle heeft van elk blad het aantal rijen en de SHA-256 van de waarden. Iedereen kan die narekenen, zonder onze gegevens: npm run verify-export -- BESTAND.',
    ],
  ];
}
