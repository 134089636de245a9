import type { WorkbookLimits } from '../../platform/config/workbook-limits.js';
import { WorkbookRefused } from '../workbook/workbook-refused.js';
import { parseXml } from '../workbook/xml-stream.js';
import type { Attributes } from '../workbook/xml-stream.js';
import type { ZipArchive } from '../workbook/zip-archive.js';

/** What parts a workbook has: its relations, its sheets in order, and which kinds of file it is not. */

export interface WorkbookParts {
  readonly workbookPart: string;
  readonly sheets: readonly SheetPart[];
  readonly date1904: boolean;
  readonly stylesPart: string | null;
  readonly sharedStringsPart: string | null;
}

export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  /** Null for a sheet that holds no cells, such as a chart. */
  readonly part: string | null;
}

export interface Relation {
  readonly id: string;
  /** Last word of the type's address; the addresses of Office and of the ISO standard differ in the rest. */
  readonly type: string;
  readonly target: string;
}

export async function readWorkbookParts(zip: ZipArchive, limits: WorkbookLimits): Promise<WorkbookParts> {
  await refuseOtherKinds(zip, limits);
  const office = (await readRelations(zip, '', limits)).find(({ type }) => type === 'officeDocument');
  const workbookPart = office?.target ?? 'xl/workbook.xml';
  if (/\.bin$/i.test(workbookPart)) throw new WorkbookRefused('binary-workbook');
  if (!zip.has(workbookPart)) throw new WorkbookRefused('not-a-workbook');

  const relations = await readRelations(zip, workbookPart, limits);
  const targetOf = (type: string): string | null => {
    const target = relations.find((relation) => relation.type === type)?.target ?? null;
    return target !== null && zip.has(target) ? target : null;
  };
  return {
    workbookPart,
    ...(await readWorkbookXml(zip, workbookPart, relations, limits)),
    stylesPart: targetOf('styles'),
    sharedStringsPart: targetOf('sharedStrings'),
  };
}

async function refuseOtherKinds(zip: ZipArchive, limits: WorkbookLimits): Promise<void> {
  if (zip.has('xl/vbaProject.bin')) throw new WorkbookRefused('macro-workbook');
  if (zip.has('xl/workbook.bin')) throw new WorkbookRefused('binary-workbook');
  if (!zip.has('[Content_Types].xml')) throw new WorkbookRefused('not-a-workbook');
  const open = (_name: string, { ContentType = '' }: Attributes): void => {
    if (/macroEnabled|vbaProject/i.test(ContentType)) throw new WorkbookRefused('macro-workbook');
  };
  await parseXml(zip.read('[Content_Types].xml'), { open, ...NOTHING_ELSE }, limits);
}

const NOTHING_ELSE = { close: () => undefined, text: () => undefined };

async function readWorkbookXml(
  zip: ZipArchive,
  workbookPart: string,
  relations: readonly Relation[],
  limits: WorkbookLimits,
): Promise<Pick<WorkbookParts, 'sheets' | 'date1904'>> {
  const sheets: SheetPart[] = [];
  let date1904 = false;
  const elements = new Map<string, (attributes: Attributes) => void>([
    ['workbookPr', (attributes) => (date1904 = isTrue(attributes['date1904']))],
    [
      'sheet',
      (attributes) => {
        if (sheets.length >= limits.sheets) throw new WorkbookRefused('too-many-sheets');
        const relation = relations.find(({ id }) => id === relationId(attributes));
        sheets.push({
          name: attributes['name'] ?? '',
          hidden: (attributes['state'] ?? 'visible') !== 'visible',
          part: relation?.type === 'worksheet' ? relation.target : null,
        });
      },
    ],
  ]);
  const open = (name: string, attributes: Attributes): void => elements.get(name)?.(attributes);
  await parseXml(zip.read(workbookPart), { open, ...NOTHING_ELSE }, limits);
  return { sheets, date1904 };
}

/** `r:id`, whatever the prefix; never the plain `sheetId`. */
function relationId(attributes: Attributes): string | undefined {
  const name = Object.keys(attributes).find((candidate) => /:id$/.test(candidate));
  return name === undefined ? undefined : attributes[name];
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

/** The relations of a part (of the package itself for ''); none when it has no such list. */
export async function readRelations(zip: ZipArchive, part: string, limits: WorkbookLimits): Promise<Relation[]> {
  const folder = folderOf(part);
  const list = relationsPart(part);
  if (!zip.has(list)) return [];
  const relations: Relation[] = [];
  const open = (name: string, { Id = '', Type = '', Target = '', TargetMode = '' }: Attributes): void => {
    if (name !== 'Relationship' || TargetMode === 'External') return;
    relations.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target: resolve(folder, Target) });
  };
  await parseXml(zip.read(list), { open, ...NOTHING_ELSE }, limits);
  return relations;
}

function folderOf(part: string): string {
  return part.slice(0, part.lastIndexOf('/') + 1);
}

/** Where the relations of a part stand. Example: `xl/_rels/workbook.xml.rels`. */
export function relationsPart(part: string): string {
  const folder = folderOf(part);
  return `${folder}_rels/${part.slice(folder.length)}.rels`;
}

/** `worksheets/sheet1.xml` seen from `xl/`, or `/xl/worksheets/sheet1.xml` from anywhere. */
function resolve(folder: string, target: string): string {
  const base = `zip:///${folder}`;
  if (!URL.canParse(target, base)) throw new WorkbookRefused('damaged-workbook');
  return new URL(target, base).pathname.slice(1);
}
