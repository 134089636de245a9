import { posix } from 'node:path';
import type { Finding } from '../findings.js';
import { looseKey } from '../notation/choice.js';
import type { WorkbookLimits } from '../../platform/config/workbook-limits.js';
import { readRelations, readWorkbookParts, relationsPart } from '../xlsx/package-parts.js';
import type { Relation, SheetPart } from '../xlsx/package-parts.js';
import { WorkbookRefused } from '../workbook/workbook-refused.js';
import type { ZipArchive } from '../workbook/zip-archive.js';
import { FINDINGS_SHEET, findingsSheet, findingsSheetComments } from './findings-sheet.js';
import { EMPTY_RELATIONS, withContentType, withRelation, withSheet } from './package-texts.js';
import type { PartKind } from './package-texts.js';
import { writtenPackage } from './package-writer.js';
import type { ChangedPackage, Changes } from './package-writer.js';
import { notesOf, numbered, placedFindings } from './placed-findings.js';
import type { PlacedFinding } from './placed-findings.js';
import { EMPTY_COMMENTS, EMPTY_DRAWING, hasOurComments, withComments } from './sheet-comments.js';
import type { CellComment } from './sheet-comments.js';
import { patchedSheet } from './sheet-patch.js';
import { EMPTY_STYLES, styleBook } from './style-book.js';
import type { StyleBook } from './style-book.js';
import { partText, wholeText } from './xml-text.js';

/**
 * Somebody's own .xlsx with the findings in it: a comment and a colour on each cell that was found, and a sheet
 * Bevindingen that lists them all with links. Only the parts that have to say so are changed; all others, charts, pivots
 * and formulas among them, are the bytes that came in. Sheets pass as a stream, so a long one costs no memory.
 */
export async function annotateXlsx(
  zip: ZipArchive,
  findings: readonly Finding[],
  limits: WorkbookLimits,
): Promise<AsyncIterable<Buffer>> {
  return writtenPackage(zip, await changesTo(zip, findings, limits));
}

async function changesTo(
  zip: ZipArchive,
  findings: readonly Finding[],
  limits: WorkbookLimits,
): Promise<ChangedPackage> {
  const parts = await readWorkbookParts(zip, limits);
  const book = new PackageBook(zip, limits);
  await book.open('[Content_Types].xml', '');
  const workbookRelations = relationsPart(parts.workbookPart);
  await book.open(workbookRelations, EMPTY_RELATIONS);
  await book.open(parts.workbookPart, '');
  const stylesPart = parts.stylesPart ?? book.add(workbookRelations, 'styles', 'xl/styles').part;
  const styles = styleBook(parts.stylesPart ? await wholeText(zip.read(parts.stylesPart)) : EMPTY_STYLES);

  const isOurs = ({ name }: SheetPart): boolean => looseKey(name) === looseKey(FINDINGS_SHEET);
  const sheets = parts.sheets.filter((sheet) => sheet.part !== null && !isOurs(sheet));
  const placed = placedFindings(
    findings,
    sheets.map(({ name }) => name),
  );
  for (const sheet of sheets) await annotateSheet(book, sheet, placed, styles);

  const old = parts.sheets.find((sheet) => isOurs(sheet) && sheet.part !== null)?.part ?? null;
  await addFindingsSheet(book, { old, workbookPart: parts.workbookPart, workbookRelations }, placed, styles);
  return { changes: book.changes(), last: { part: stylesPart, text: () => [styles.xml()] } };
}

async function annotateSheet(
  book: PackageBook,
  { name, part }: SheetPart,
  placed: readonly PlacedFinding[],
  styles: StyleBook,
): Promise<void> {
  const notes = notesOf(placed, name);
  if (part === null) return;
  if (notes.length === 0) {
    if (await book.hasOurs(part)) await book.comment(part, []);
    return;
  }
  const comments = notes.map(({ row, column, messages }) => ({ row, column, text: numbered(messages) }));
  const drawing = await book.comment(part, comments);
  book.stream(part, (texts) => patchedSheet(texts, notes, styles, drawing.isNew ? drawing.id : null));
}

/** A file that comes back a second time has the sheet already: then its content is put in the place of the old. */
async function addFindingsSheet(
  book: PackageBook,
  at: { readonly old: string | null; readonly workbookPart: string; readonly workbookRelations: string },
  placed: readonly PlacedFinding[],
  styles: StyleBook,
): Promise<void> {
  let part = at.old;
  if (part === null) {
    const added = book.add(at.workbookRelations, 'worksheet', 'xl/worksheets/sheet');
    part = added.part;
    book.change(at.workbookPart, (workbook) => withSheet(workbook, FINDINGS_SHEET, added.id));
  }
  const drawing = await book.comment(part, findingsSheetComments(placed));
  book.set(part, findingsSheet(placed, styles, drawing.id));
}

/** Larger than any list of comments that people wrote. */
const MOST_COMMENT_CHARACTERS = 16 * 1024 * 1024;

/** The small parts of a package, open for change, and the parts that are added. */
class PackageBook {
  private readonly texts = new Map<string, string>();
  private readonly streams: Changes = new Map();

  constructor(
    private readonly zip: ZipArchive,
    private readonly limits: WorkbookLimits,
  ) {}

  /** Reads a part to change it; where there is none, it begins as `empty`. */
  async open(part: string, empty: string): Promise<void> {
    if (!this.texts.has(part)) this.texts.set(part, this.zip.has(part) ? await wholeText(this.zip.read(part)) : empty);
  }

  change(part: string, how: (text: string) => string): void {
    this.texts.set(part, how(this.texts.get(part) ?? ''));
  }

  set(part: string, text: string): void {
    this.texts.set(part, text);
  }

  stream(part: string, how: (texts: AsyncIterable<string>) => AsyncIterable<string>): void {
    this.streams.set(part, () => how(partText(this.zip.read(part))));
  }

  /** A new part, numbered on as the others are: some readers go by the name. Its relations list must be open. */
  add(relations: string, kind: PartKind, name: string): { part: string; id: string } {
    const extension = kind === 'vmlDrawing' ? 'vml' : 'xml';
    let number = 1;
    const named = (): string => `${name}${number}.${extension}`;
    while (this.zip.has(named()) || this.texts.has(named())) number += 1;
    const part = named();
    const { xml, id } = withRelation(this.texts.get(relations) ?? EMPTY_RELATIONS, kind, wayTo(relations, part));
    this.texts.set(relations, xml);
    this.texts.set(part, '');
    this.change('[Content_Types].xml', (types) => withContentType(types, kind, part));
    return { part, id };
  }

  /** Whether a sheet carries comments of ours from an earlier time. */
  async hasOurs(sheet: string): Promise<boolean> {
    const { comments } = await this.commentParts(sheet);
    return comments !== null && hasOurComments(await this.bounded(comments.target));
  }

  /** Puts comments on a sheet; answers the relation of their drawing, and whether the sheet knows it yet. */
  async comment(sheet: string, added: readonly CellComment[]): Promise<{ id: string; isNew: boolean }> {
    const relations = relationsPart(sheet);
    const { comments, drawing } = await this.commentParts(sheet);
    await this.open(relations, EMPTY_RELATIONS);
    const commentsPart = comments?.target ?? this.add(relations, 'comments', 'xl/comments').part;
    const made = drawing ? null : this.add(relations, 'vmlDrawing', 'xl/drawings/vmlDrawing');
    const texts = withComments(
      {
        comments: comments ? await this.bounded(comments.target) : EMPTY_COMMENTS,
        drawing: drawing ? await this.bounded(drawing.target) : EMPTY_DRAWING,
      },
      added,
    );
    this.texts.set(commentsPart, texts.comments);
    this.texts.set(drawing?.target ?? made?.part ?? '', texts.drawing);
    return { id: drawing?.id ?? made?.id ?? '', isNew: drawing === null };
  }

  private async commentParts(sheet: string): Promise<Record<'comments' | 'drawing', Relation | null>> {
    const known = await readRelations(this.zip, sheet, this.limits);
    const existing = (type: string): Relation | null =>
      known.find((relation) => relation.type === type && this.zip.has(relation.target)) ?? null;
    return { comments: existing('comments'), drawing: existing('vmlDrawing') };
  }

  changes(): Changes {
    const texts = [...this.texts].map(([part, text]) => [part, () => [text]] as const);
    return new Map([...texts, ...this.streams]);
  }

  private async bounded(part: string): Promise<string> {
    const text = await wholeText(this.zip.read(part));
    if (text.length > MOST_COMMENT_CHARACTERS) throw new WorkbookRefused('workbook-too-large');
    return text;
  }
}

/** From the part whose relations these are. Example: `../comments1.xml` from a sheet. */
function wayTo(relations: string, part: string): string {
  return posix.relative(posix.dirname(posix.dirname(relations)), part);
}
