import { claimId } from '../../claims/claim-id.js';
import { missingYears } from '../../claims/claim-figures.js';
import { submissionOf } from '../../claims/claim-answer.js';
import type { ClaimDossier } from '../../claims/claim-figures.service.js';
import { COMPONENTS } from '../../kernel/scheme.js';
import { dutchDate, dutchDay, dutchInstant } from '../../platform/dutch-dates.js';
import { COMPONENT_NAMES } from '../../shortfall/component-names.js';

/** What stands above a dossier, on a sheet and on paper: which claim it is, of whom, about what, as known on when. */
export function claimSubjects(dossier: ClaimDossier): [subject: string, text: string][] {
  const { claim, knownOn } = dossier;
  const { revision, key, names } = claim;
  const submission = submissionOf(claim);
  return [
    ['Kenmerk', claimId(key)],
    ['Indiener', nameOf(key.claimant, names)],
    ['Gemeenten', municipalitiesText(dossier)],
    ['Jaren', yearsText(revision)],
    ['Onderdelen', componentsText(revision.components)],
    [
      'Status',
      submission === null
        ? 'CONCEPT: nog niet ingediend; de cijfers zijn niet verzegeld en kunnen nog veranderen'
        : `Ingediend op ${dutchDate(dutchDay(submission.recordedAt))}; de cijfers zijn verzegeld`,
    ],
    ['Stand van de cijfers', dutchInstant(knownOn)],
    ...(revision.contact === null ? [] : [['Contact', revision.contact] as [string, string]]),
  ];
}

export function yearsText({ fromYear, toYear }: { readonly fromYear: number; readonly toYear: number }): string {
  return fromYear === toYear ? String(fromYear) : `${fromYear} tot en met ${toYear}`;
}

export function nameOf(code: string, names: ReadonlyMap<string, string>): string {
  return names.get(code) ?? code;
}

/** Example: `Zwolle: 2024, 2025`; of each municipality with years that nobody declared. */
export function missingTexts({ claim, books }: ClaimDossier): string[] {
  const missing = missingYears(books);
  return [...new Set(missing.map(({ code }) => code))].map((code) => {
    const years = missing.filter((one) => one.code === code).map(({ year }) => year);
    return `${nameOf(code, claim.names)}: ${years.join(', ')}`;
  });
}

/** More than these are counted, and named in the table of municipalities. */
const MOST_NAMED = 8;

function municipalitiesText({ claim: { revision, names } }: ClaimDossier): string {
  const { municipalities } = revision;
  if (municipalities.length > MOST_NAMED) return `${municipalities.length} gemeenten`;
  return municipalities.map((code) => nameOf(code, names)).join(', ');
}

function componentsText(components: readonly (typeof COMPONENTS)[number][]): string {
  return components.length === COMPONENTS.length
    ? 'alle'
    : components.map((component) => COMPONENT_NAMES[component]).join(', ');
}
