import { appendedTo, attribute, escaped } from './xml-text.js';

/** Changes to the small parts that hold a package together: relations, content types, the list of sheets. */

const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export const EMPTY_RELATIONS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="${RELATIONS}"></Relationships>`;

/** The kinds of part that we add. */
export type PartKind = 'comments' | 'vmlDrawing' | 'worksheet' | 'styles';

const CONTENT_TYPES: Readonly<Record<Exclude<PartKind, 'vmlDrawing'>, string>> = {
  comments: 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml',
  worksheet: 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml',
  styles: 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml',
};

/** Adds a relation, to a part by the way from here to there; answers its id. */
export function withRelation(relations: string, type: PartKind, target: string): { xml: string; id: string } {
  const taken = new Set([...relations.matchAll(/\sId\s*=\s*["']([^"']*)["']/g)].map(([, id]) => id));
  let number = taken.size + 1;
  while (taken.has(`rIdOpvangboek${number}`)) number += 1;
  const id = `rIdOpvangboek${number}`;
  const prefix = /<((?:[\w.-]+:)?)Relationships[\s>/]/.exec(relations)?.[1] ?? '';
  const added = `<${prefix}Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  return { xml: appendedTo(relations, `${prefix}Relationships`, added), id };
}

/** Says what kind of part a new one is; of drawings the file name says it. */
export function withContentType(types: string, kind: PartKind, part: string): string {
  const prefix = /<((?:[\w.-]+:)?)Types[\s>]/.exec(types)?.[1] ?? '';
  if (kind === 'vmlDrawing') {
    if (/\sExtension\s*=\s*["']vml["']/i.test(types)) return types;
    const vml = `<${prefix}Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>`;
    return types.replace(/(<(?:[\w.-]+:)?Types(?:\s[^>]*)?>)/, (root) => root + vml);
  }
  const added = `<${prefix}Override PartName="/${part}" ContentType="${CONTENT_TYPES[kind]}"/>`;
  return appendedTo(types, `${prefix}Types`, added);
}

/** Adds a sheet behind the others. */
export function withSheet(workbook: string, name: string, relationId: string): string {
  const ids = [...workbook.matchAll(/<(?:[\w.-]+:)?sheet\s[^>]*>/g)].map(([raw]) =>
    Number(attribute(raw, 'sheetId') ?? 0),
  );
  const prefix = /<((?:[\w.-]+:)?)sheets[\s>]/.exec(workbook)?.[1] ?? '';
  const added = `<${prefix}sheet xmlns:r="${OFFICE}" name="${escaped(name)}" sheetId="${Math.max(0, ...ids) + 1}" r:id="${relationId}"/>`;
  return appendedTo(workbook, `${prefix}sheets`, added);
}
