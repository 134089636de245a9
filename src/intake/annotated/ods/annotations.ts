import { AUTHOR } from '../author.js';
import { escaped } from '../xml-text.js';

/** Comments in an OpenDocument spreadsheet: an element within the cell, of which a cell can have one. */

const ANNOTATION = /<office:annotation(?:\s[^>]*)?>[\s\S]*?<\/office:annotation>/g;
const PARAGRAPH = /<text:p(?:\s[^>]*)?>[\s\S]*?<\/text:p>/g;
const OWN_CREATOR = new RegExp(`<dc:creator>\\s*${AUTHOR}\\s*</dc:creator>`);
/** Ours within somebody else's comment. */
const OWN_START = `${AUTHOR}: `;

/** The inside of cells without what we put there an earlier time. */
export function withoutOurs(inside: string): string {
  return inside.replace(ANNOTATION, (annotation) => {
    if (OWN_CREATOR.test(annotation)) return '';
    return annotation.replace(PARAGRAPH, (paragraph) => (textOf(paragraph).startsWith(OWN_START) ? '' : paragraph));
  });
}

/** The inside of a cell with a comment of ours; somebody else's stays, with ours below it. */
export function withAnnotation(inside: string, text: string): string {
  const end = '</office:annotation>';
  if (!inside.includes(end)) return annotation(text) + inside;
  return inside.replace(end, () => paragraphs(OWN_START + text) + end);
}

export function annotation(text: string): string {
  return `<office:annotation><dc:creator>${AUTHOR}</dc:creator>${paragraphs(text)}</office:annotation>`;
}

/** Lines of ours stay together in one paragraph, so that they are known again as one. */
function paragraphs(text: string): string {
  return `<text:p>${escaped(text).replaceAll('\n', '<text:line-break/>')}</text:p>`;
}

function textOf(xml: string): string {
  return xml.replace(/<[^>]*>/g, '').trimStart();
}
