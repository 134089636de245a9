import { AUTHOR } from './author.js';
import { referenceOf } from './placed-findings.js';
import { appendedTo, attribute, escaped } from './xml-text.js';

/** A comment to be shown on a cell. */
export interface CellComment {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export const EMPTY_COMMENTS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors/><commentList/></comments>';

export const EMPTY_DRAWING =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
  'xmlns:x="urn:schemas-microsoft-com:office:excel"></xml>';

/** The parts of a sheet's comments: what they say, and the boxes in which Excel draws them. */
export interface CommentParts {
  readonly comments: string;
  readonly drawing: string;
}

/** Whether there are comments that we put there. */
export function hasOurComments(comments: string): boolean {
  return !authorOf(comments).isNew;
}

/** Adds comments to those there are; ours of an earlier time go. A cell that has a comment keeps it, ours below it. */
export function withComments({ comments, drawing }: CommentParts, added: readonly CellComment[]): CommentParts {
  const author = authorOf(comments);
  const prefix = /<((?:[\w.-]+:)?)comments[\s>]/.exec(author.xml)?.[1] ?? '';
  const waiting = new Map(added.map((comment) => [referenceOf(comment), comment]));
  const gone = new Set<string>();
  const runOf = (text: string): string =>
    `<${prefix}r><${prefix}t xml:space="preserve">${escaped(text)}</${prefix}t></${prefix}r>`;

  const xml = author.xml.replace(COMMENT, (raw) => {
    const reference = attribute(raw, 'ref') ?? '';
    if (!author.isNew && attribute(raw, 'authorId') === author.number) {
      gone.add(reference);
      return '';
    }
    const comment = waiting.get(reference);
    if (!comment) return raw;
    waiting.delete(reference);
    return raw.replace(`</${prefix}text>`, () => `${runOf(`\n\n${AUTHOR}: ${comment.text}`)}</${prefix}text>`);
  });
  const lines = [...waiting].map(
    ([reference, { text }]) =>
      `<${prefix}comment ref="${reference}" authorId="${author.number}">` +
      `<${prefix}text>${runOf(text)}</${prefix}text></${prefix}comment>`,
  );
  const kept = drawing.replace(SHAPE, (raw) => (gone.has(shapeReference(raw)) ? '' : raw));
  const shapes = [...waiting.values()].map(shape);
  return {
    comments: appendedTo(xml, `${prefix}commentList`, lines.join('')),
    drawing: kept.replace(/<\/xml>\s*$/, () => `${shapeType(kept)}${shapes.join('')}</xml>`),
  };
}

const COMMENT = /<((?:[\w.-]+:)?)comment\s[^>]*>[\s\S]*?<\/\1comment>/g;
const SHAPE = /<v:shape\s[\s\S]*?<\/v:shape>/g;

function authorOf(comments: string): { xml: string; number: string; isNew: boolean } {
  const prefix = /<((?:[\w.-]+:)?)authors[\s/>]/.exec(comments)?.[1] ?? '';
  const authors = comments.matchAll(/<(?:[\w.-]+:)?author(?:\s[^>]*)?(?:\/>|>([^<]*)<)/g);
  const names = [...authors].map(([, name = '']) => name);
  const known = names.indexOf(AUTHOR);
  if (known >= 0) return { xml: comments, number: String(known), isNew: false };
  const xml = appendedTo(comments, `${prefix}authors`, `<${prefix}author>${AUTHOR}</${prefix}author>`);
  return { xml, number: String(names.length), isNew: true };
}

const SHAPE_TYPE = 'opvangboek_note';

function shapeType(drawing: string): string {
  if (drawing.includes(`id="${SHAPE_TYPE}"`)) return '';
  return (
    `<v:shapetype id="${SHAPE_TYPE}" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">` +
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
  );
}

/** A box of some columns and rows wide, shown while its cell is pointed at. */
function shape({ row, column }: CellComment): string {
  const anchor = [column, 15, Math.max(row - 2, 0), 4, column + 5, 15, row + 7, 4].join(', ');
  return (
    `<v:shape id="opvangboek_${column}_${row}" type="#${SHAPE_TYPE}" ` +
    'style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>' +
    '<v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>' +
    `<x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row>` +
    `<x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`
  );
}

function shapeReference(raw: string): string {
  const row = /<x:Row>\s*(\d+)\s*<\/x:Row>/.exec(raw)?.[1];
  const column = /<x:Column>\s*(\d+)\s*<\/x:Column>/.exec(raw)?.[1];
  return referenceOf({ row: Number(row) + 1, column: Number(column) + 1 });
}
