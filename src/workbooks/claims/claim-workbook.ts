import { isAddedLater, submissionOf } from '../../claims/claim-answer.js';
import { claimId } from '../../claims/claim-id.js';
import { totalsOf } from '../../claims/claim-figures.js';
import type { ClaimedFigure } from '../../claims/claim-figures.js';
import type { ClaimDossier } from '../../claims/claim-figures.service.js';
import { BASIS_NAMES } from '../../intake/scheme-names.js';
import { declarationId } from '../../declarations/declaration-id.js';
import { cashGap, gap } from '../../kernel/gap.js';
import type { Totals } from '../../kernel/gap.js';
import { sum } from '../../kernel/money.js';
import { COMPONENTS } from '../../kernel/scheme.js';
import { dutchInstant } from '../../platform/dutch-dates.js';
import { COMPONENT_NAMES } from '../../shortfall/component-names.js';
import { writeTariffs } from '../tariffs-sheet.js';
import { writeSeal } from '../seal/seal-sheet.js';
import type { CellContent } from '../cell-content.js';
import type { Column } from '../table-sheet.js';
import { WorkbookFile } from '../workbook-file.js';
import { writeClaimGuide } from './claim-guide-sheet.js';
import { writeClaimDifferences } from './claim-differences-sheet.js';
import { nameOf } from './claim-subjects.js';

/** Writes the dossier of a claim to a file: what is claimed, what it rests on, and what changed since it was sealed. */
export async function writeClaimWorkbook(path: string, dossier: ClaimDossier): Promise<void> {
  const workbook = new WorkbookFile(path, dossier.comparison?.knownOn ?? dossier.knownOn);
  writeClaimGuide(workbook, dossier);
  writeComponents(workbook, dossier);
  writeYears(workbook, dossier);
  writeMunicipalities(workbook, dossier);
  writeLines(workbook, dossier);
  writeClaimDifferences(workbook, dossier);
  writeSettlement(workbook, dossier);
  writeEvidence(workbook, dossier);
  writeTariffs(workbook, dossier.tariffs, { areReckonedWith: false });
  writeSeal(workbook);
  await workbook.close();
}

const TOTALS: readonly Column[] = [
  { header: 'Werkelijke kosten', kind: 'euro', width: 20 },
  { header: 'Aanspraak', kind: 'euro', width: 20 },
  { header: 'Ontvangen', kind: 'euro', width: 20 },
  { header: 'Verschil', kind: 'euro', width: 20 },
  { header: 'Kasverschil', kind: 'euro', width: 20 },
];

/** Empty where there is nothing to add up: that is no zero. */
function totalCells(totals: Totals | null): CellContent[] {
  if (totals === null) return [null, null, null, null, null];
  return [totals.realCost, totals.entitlement, totals.received, gap(totals), cashGap(totals)];
}

function writeComponents(workbook: WorkbookFile, { books, claim }: ClaimDossier): void {
  const sheet = workbook.table('Samenvatting', [
    { header: 'Bekostigingsonderdeel', kind: 'text', width: 36 },
    ...TOTALS,
  ]);
  for (const component of COMPONENTS.filter((one) => claim.revision.components.includes(one))) {
    const figures = books.figures.filter((figure) => figure.component === component);
    sheet.add([COMPONENT_NAMES[component], ...totalCells(totalsOf(figures))]);
  }
  sheet.addTotal(['Totaal', ...totalCells(totalsOf(books.figures))]);
  sheet.finish();
}

function writeYears(workbook: WorkbookFile, { books, claim }: ClaimDossier): void {
  const sheet = workbook.table('Per jaar', [
    { header: 'Boekjaar', kind: 'year', width: 12 },
    { header: 'Gedeclareerd door', kind: 'count', width: 16 },
    { header: 'Van gemeenten', kind: 'count', width: 16 },
    ...TOTALS,
  ]);
  for (let year = claim.revision.fromYear; year <= claim.revision.toYear; year += 1) {
    const due = books.years.filter((one) => one.year === year);
    const declared = due.filter((one) => one.declared !== null);
    const figures = books.figures.filter((figure) => figure.year === year);
    sheet.add([year, declared.length, due.length, ...totalCells(totalsOf(figures))]);
  }
  sheet.addTotal(['Totaal', null, null, ...totalCells(totalsOf(books.figures))]);
  sheet.finish();
}

function writeMunicipalities(workbook: WorkbookFile, { books, claim }: ClaimDossier): void {
  const sheet = workbook.table('Per gemeente', [
    { header: 'Gemeentecode', kind: 'text', width: 16 },
    { header: 'Gemeente', kind: 'text', width: 30 },
    ...TOTALS,
    { header: 'Jaren zonder goedgekeurde declaratie', kind: 'text', width: 40 },
  ]);
  for (const code of claim.revision.municipalities) {
    const figures = books.figures.filter((figure) => figure.code === code);
    const missing = books.years.filter((one) => one.code === code && one.declared === null).map(({ year }) => year);
    sheet.add([code, nameOf(code, claim.names), ...totalCells(totalsOf(figures)), missing.join(', ') || 'geen']);
  }
  sheet.addTotal(['Totaal', null, ...totalCells(totalsOf(books.figures)), null]);
  sheet.finish();
}

function writeLines(workbook: WorkbookFile, { books, claim }: ClaimDossier): void {
  const sheet = workbook.table('Regels', [
    { header: 'Gemeentecode', kind: 'text', width: 16 },
    { header: 'Gemeente', kind: 'text', width: 30 },
    { header: 'Boekjaar', kind: 'year', width: 12 },
    { header: 'Bekostigingsonderdeel', kind: 'text', width: 34 },
    ...TOTALS,
    { header: 'Plekdagen of persoonsmaanden', kind: 'count', width: 20 },
    { header: 'Daarvan zonder normbedrag', kind: 'count', width: 20 },
    { header: 'Aanspraak op niet bevestigd normbedrag', kind: 'euro', width: 22 },
    { header: 'Grondslag', kind: 'text', width: 14 },
    { header: 'Declaratie', kind: 'text', width: 20 },
  ]);
  const standing = new Map(books.years.map((one) => [`${one.code} ${one.year}`, one.declared]));
  for (const figure of books.figures) {
    const declared = standing.get(`${figure.code} ${figure.year}`) ?? null;
    sheet.add([...lineCells(figure, claim.names), ...declaredCells(figure, declared)]);
  }
  const provisional = sum(books.figures.map(({ provisionalEntitlement }) => provisionalEntitlement));
  const total = totalCells(totalsOf(books.figures));
  sheet.addTotal(['Totaal', null, null, null, ...total, null, null, provisional, null, null]);
  sheet.finish();
}

function lineCells(figure: ClaimedFigure, names: ReadonlyMap<string, string>): CellContent[] {
  return [
    figure.code,
    nameOf(figure.code, names),
    figure.year,
    COMPONENT_NAMES[figure.component],
    ...totalCells(figure),
    figure.quantity,
    figure.quantityWithoutTariff,
    figure.provisionalEntitlement,
  ];
}

function declaredCells(
  { code, year }: ClaimedFigure,
  declared: ClaimDossier['books']['years'][number]['declared'],
): CellContent[] {
  if (declared === null) return [null, null];
  const key = { municipalityCode: code, fiscalYear: year, version: declared.version };
  return [BASIS_NAMES[declared.basis], declarationId(key)];
}

/** Afhandeling: only of a claim that the State decided upon. */
function writeSettlement(workbook: WorkbookFile, { books, claim }: ClaimDossier): void {
  if (claim.settled.length === 0) return;
  const sheet = workbook.table('Afhandeling', [
    { header: 'Boekjaar', kind: 'year', width: 12 },
    { header: 'Bekostigingsonderdeel', kind: 'text', width: 36 },
    { header: 'Geclaimd verschil', kind: 'euro', width: 20 },
    { header: 'Besluit van het Rijk', kind: 'euro', width: 20 },
  ]);
  for (const { year, component, amountEur } of claim.settled) {
    const figures = books.figures.filter((one) => one.year === year && one.component === component);
    sheet.add([year, COMPONENT_NAMES[component], sum(figures.map(gap)), amountEur]);
  }
  const decided = sum(claim.settled.map(({ amountEur }) => amountEur));
  sheet.addTotal(['Totaal', null, sum(books.figures.map(gap)), decided]);
  sheet.finish();
}

function writeEvidence(workbook: WorkbookFile, { claim }: ClaimDossier): void {
  const sheet = workbook.table('Bewijsstukken', [
    { header: 'Nummer', kind: 'count', width: 12 },
    { header: 'Bestand', kind: 'text', width: 60 },
    { header: 'Soort', kind: 'text', width: 10 },
    { header: 'Bytes', kind: 'count', width: 14 },
    { header: 'SHA-256 van het bestand', kind: 'text', width: 70 },
    { header: 'Toegevoegd op', kind: 'text', width: 36 },
    { header: 'Bijzonderheid', kind: 'text', width: 60 },
  ]);
  const submittedAt = submissionOf(claim)?.recordedAt ?? null;
  for (const one of claim.evidence) {
    const remark = one.withdrawal
      ? `ingetrokken: ${one.withdrawal.reason}`
      : isAddedLater(one, submittedAt)
        ? 'toegevoegd na indiening'
        : null;
    const { number, fileName, kind, fileSize, fileSha256, recordedAt } = one;
    sheet.add([number, fileName, kind, fileSize, fileSha256, dutchInstant(recordedAt), remark]);
  }
  sheet.finish();
}

/** What a dossier is called when it is handed over. */
export function dossierName({ claim }: ClaimDossier): string {
  return `claim-${claimId(claim.key)}${claim.seal === null ? '-concept' : ''}`;
}
