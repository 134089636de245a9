import { isAddedLater, standingEvidence, submissionOf } from '../../claims/claim-answer.js';
import { claimNotices, missingNotice } from '../../claims/claim-figures-answer.js';
import { missingYears, totalsOf } from '../../claims/claim-figures.js';
import type { ClaimedFigure } from '../../claims/claim-figures.js';
import type { ClaimDossier } from '../../claims/claim-figures.service.js';
import { claimId } from '../../claims/claim-id.js';
import { cashGap, gap } from '../../kernel/gap.js';
import type { Totals } from '../../kernel/gap.js';
import { COMPONENTS } from '../../kernel/scheme.js';
import { dutchDate } from '../../platform/dutch-dates.js';
import { dutchAmount, dutchCount } from '../../platform/dutch-figures.js';
import { COMPONENT_NAMES } from '../../shortfall/component-names.js';
import { claimSubjects, missingTexts, nameOf, yearsText } from './claim-subjects.js';
import { paper } from '../paper.js';
import type { Paper, PaperColumn } from '../paper.js';

/** The annex of the letter that a claim goes with, as a PDF. Of the same sealed claim it has the same bytes. */
export async function claimAnnex(dossier: ClaimDossier): Promise<Buffer> {
  const { claim, knownOn } = dossier;
  const id = claimId(claim.key);
  const author = nameOf(claim.key.claimant, claim.names);
  const page = paper({ title: `Bijlage bij claim ${id}: ${claim.revision.title}`, author, at: knownOn });
  page.title(claim.revision.title);
  if (claim.seal === null) page.warning('CONCEPT. De cijfers zijn niet verzegeld en kunnen nog veranderen.');
  page.paragraph(`Bijlage bij claim ${id} van ${author}`);
  page.subjects(claimSubjects(dossier).filter(([subject]) => subject !== 'Kenmerk' && subject !== 'Indiener'));
  writeSummary(page, dossier);
  page.heading('Onderbouwing');
  for (const paragraph of claim.revision.narrative.split('\n')) page.paragraph(paragraph);
  writeFigures(page, dossier);
  writeMissing(page, dossier);
  writeTariffTable(page, dossier);
  writeEvidenceList(page, dossier);
  writeSealText(page, dossier);
  return page.finish(`Claim ${id}${claim.seal === null ? ' (concept)' : ''}`);
}

function writeSummary(page: Paper, { books, claim }: ClaimDossier): void {
  const totals = totalsOf(books.figures);
  page.heading('Waar het om gaat');
  if (totals === null) {
    page.paragraph('In de jaren van deze claim is nog geen declaratie goedgekeurd. Er zijn dus nog geen cijfers.');
    return;
  }
  const difference = gap(totals);
  const kind = difference.isNegative() ? 'een overschot' : 'een tekort';
  page.paragraph(
    `Over ${yearsText(claim.revision)} waren de werkelijke kosten ${dutchAmount(totals.realCost)}. Daar staat een aanspraak ` +
      `op het Rijk van ${dutchAmount(totals.entitlement)} tegenover. Het verschil is ${dutchAmount(difference.abs())}: ${kind}. ` +
      `Ontvangen is tot nu toe ${dutchAmount(totals.received)}.`,
  );
}

/** More municipalities make no letter, and take seconds to lay out; they are in the workbook. */
const MOST_LISTED = 40;

const FIGURES: readonly PaperColumn[] = ['Werkelijke kosten', 'Aanspraak', 'Ontvangen', 'Verschil', 'Kasverschil'].map(
  (header) => ({ header, width: 80, isFigure: true }),
);

function figureCells(totals: Totals | null): string[] {
  if (totals === null) return ['onbekend', 'onbekend', 'onbekend', 'onbekend', 'onbekend'];
  const { realCost, entitlement, received } = totals;
  return [realCost, entitlement, received, gap(totals), cashGap(totals)].map(dutchAmount);
}

function writeFigures(page: Paper, { books, claim }: ClaimDossier): void {
  const { fromYear, toYear, components, municipalities } = claim.revision;
  const total = ['Totaal', ...figureCells(totalsOf(books.figures))];
  const row = (name: string, of: (figure: ClaimedFigure) => boolean): string[] => [
    name,
    ...figureCells(totalsOf(books.figures.filter(of))),
  ];
  page.heading('Per jaar');
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, index) => fromYear + index);
  const yearRows = years.map((year) => row(String(year), (figure) => figure.year === year));
  page.table([{ header: 'Jaar' }, ...FIGURES], yearRows, total);
  page.heading('Per onderdeel');
  const claimed = COMPONENTS.filter((component) => components.includes(component));
  page.table(
    [{ header: 'Onderdeel' }, ...FIGURES],
    claimed.map((component) => row(COMPONENT_NAMES[component], (figure) => figure.component === component)),
    total,
  );
  if (municipalities.length > MOST_LISTED) {
    page.paragraph(
      `De cijfers van elk van de ${municipalities.length} gemeenten staan in het werkboek bij deze claim.`,
    );
  } else if (municipalities.length > 1) {
    page.heading('Per gemeente');
    const rows = municipalities.map((code) => row(nameOf(code, claim.names), (figure) => figure.code === code));
    page.table([{ header: 'Gemeente' }, ...FIGURES], rows, total);
  }
  page.paragraph(
    'Verschil is werkelijke kosten min aanspraak: positief is een tekort, negatief een overschot. Kasverschil is werkelijke ' +
      'kosten min wat is ontvangen.',
  );
}

function writeMissing(page: Paper, dossier: ClaimDossier): void {
  const missing = missingTexts(dossier);
  // the list says which years are missing
  const notices = claimNotices(dossier).filter((notice) => notice !== missingNotice(dossier.books));
  page.heading('Wat ontbreekt en wat nog kan veranderen');
  if (missing.length === 0) page.paragraph('Van alle jaren in deze claim is een declaratie goedgekeurd.');
  else {
    page.paragraph('Van deze jaren is geen declaratie goedgekeurd. Zij tellen nergens mee; het zijn geen nullen.');
    page.list(missing.length > MOST_LISTED ? missingPerYear(dossier) : missing);
  }
  if (notices.length > 0) page.list(notices.map((notice) => `${notice.charAt(0).toUpperCase()}${notice.slice(1)}.`));
}

/** Example: `2024: 312 van de 342 gemeenten`; the workbook names them. */
function missingPerYear({ books }: ClaimDossier): string[] {
  const missing = missingYears(books);
  return [...new Set(missing.map(({ year }) => year))].sort().map((year) => {
    const due = books.years.filter((one) => one.year === year).length;
    return `${year}: ${missing.filter((one) => one.year === year).length} van de ${due} gemeenten`;
  });
}

/** The tariffs that hold on a day of the claim. */
function writeTariffTable(page: Paper, { tariffs, claim }: ClaimDossier): void {
  const [first, last] = [`${claim.revision.fromYear}-01-01`, `${claim.revision.toYear}-12-31`];
  const holding = tariffs.filter(({ validFrom, validUntil }) => validFrom <= last && (validUntil ?? last) >= first);
  page.heading('Normbedragen');
  page.table(
    [
      { header: 'Normbedrag', width: 130 },
      { header: 'Vanaf', width: 60 },
      { header: 'Bedrag', width: 60, isFigure: true },
      { header: 'Bron' },
    ],
    holding.map(({ tariff, validFrom, amountEur, source }) => [
      tariff === 'goo-place-day' ? 'GOO, per plek per dag' : 'POO, per persoon per maand',
      dutchDate(validFrom),
      dutchAmount(amountEur),
      source,
    ]),
  );
}

function writeEvidenceList(page: Paper, { claim }: ClaimDossier): void {
  const evidence = standingEvidence(claim);
  const submittedAt = submissionOf(claim)?.recordedAt ?? null;
  page.heading('Bewijsstukken');
  if (evidence.length === 0) {
    page.paragraph('Bij deze claim zijn geen bewijsstukken gevoegd.');
    return;
  }
  page.table(
    [{ header: 'Nr.', width: 30 }, { header: 'Bestand en SHA-256' }, { header: 'Bytes', width: 70, isFigure: true }],
    evidence.map((one) => [
      String(one.number),
      `${one.fileName}${isAddedLater(one, submittedAt) ? ' (toegevoegd na indiening)' : ''}\n${one.fileSha256}`,
      dutchCount(one.fileSize),
    ]),
  );
}

function writeSealText(page: Paper, { claim }: ClaimDossier): void {
  page.heading('Zegel van de cijfers');
  if (claim.seal === null) {
    page.paragraph('Dit is een concept. De cijfers worden verzegeld wanneer de claim wordt ingediend.');
    return;
  }
  page.paragraph(
    `De cijfers zijn bij het indienen verzegeld. Wat daarna wordt geboekt, verandert deze claim niet. Het zegel is de SHA-256 van ` +
      `alle cijfers van de claim als canonieke JSON (RFC 8785). Wie toegang heeft tot Opvangboek kan het narekenen:`,
  );
  page.paragraph(claim.seal.sha256);
}
