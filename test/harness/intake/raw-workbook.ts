import { rawZip } from './raw-zip.js';
import type { RawEntry } from './raw-zip.js';

/** A workbook as bare XML parts, for specs: as odd producers write them, or as an attacker would. */
export interface RawWorkbook {
  /** The inside of each worksheet part: `<sheetData>…</sheetData>`, or the whole part when it starts with `<?xml`. */
  readonly sheets: Readonly<Record<string, string>>;
  readonly sharedStrings?: string;
  readonly styles?: string;
  readonly date1904?: boolean;
  /** Parts added, or put in the place of those of the same name. */
  readonly parts?: readonly RawEntry[];
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

export function rawWorkbook({ sheets, sharedStrings, styles, date1904, parts = [] }: RawWorkbook): Buffer {
  const names = Object.keys(sheets);
  const own: RawEntry[] = [
    { name: '[Content_Types].xml', data: `<Types xmlns="${PACKAGE}/content-types"/>` },
    { name: '_rels/.rels', data: relations([['rId1', 'officeDocument', 'xl/workbook.xml']]) },
    {
      name: 'xl/workbook.xml',
      data:
        `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>` +
        names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('') +
        '</sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relations([
        ...names.map((_, at): Relation => [`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`]),
        ['rIdStyles', 'styles', 'styles.xml'],
        ['rIdStrings', 'sharedStrings', '/xl/sharedStrings.xml'],
      ]),
    },
    ...(styles === undefined ? [] : [{ name: 'xl/styles.xml', data: styles }]),
    ...(sharedStrings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', data: sharedStrings }]),
    ...Object.values(sheets).map((xml, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      data: xml.startsWith('<?xml') ? xml : `<worksheet xmlns="${MAIN}">${xml}</worksheet>`,
    })),
  ];
  const replaced = new Set(parts.map(({ name }) => name));
  return rawZip([...own.filter(({ name }) => !replaced.has(name)), ...parts]);
}

type Relation = readonly [id: string, type: string, target: string];

function relations(list: readonly Relation[]): string {
  const items = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
}
