import { attribute, withAttribute } from '../xml-text.js';
import { FILL } from '../finding-colours.js';

/**
 * Coloured twins of the cell styles of an OpenDocument spreadsheet. Styles stand before the cells that use them, and a text
 * that passes cannot go back: so each style has its twins, whether a cell will want them or not.
 */

export type Severity = 'error' | 'warning';

const SUFFIX: Readonly<Record<Severity, string>> = { error: '-opvangboek-fout', warning: '-opvangboek-waarschuwing' };
const SEVERITIES: readonly Severity[] = ['error', 'warning'];

/** What a cell without a style has. */
const DEFAULT_STYLE = 'Default';

/** The twin of a style; one of an earlier return has none of its own. */
export function colouredStyle(style: string | undefined, severity: Severity): string {
  return uncoloured(style ?? DEFAULT_STYLE) + SUFFIX[severity];
}

/** A text in which no cell is coloured by us: what was mended since an earlier return is as it was. */
export function uncoloured(xml: string): string {
  return Object.values(SUFFIX).reduce((text, suffix) => text.replaceAll(suffix, ''), xml);
}

function isCellStyle(tag: string): boolean {
  return attribute(tag, 'style:family') === 'table-cell';
}

/** Whether a style is a twin of an earlier return; they are made anew. */
export function isTwin(tag: string): boolean {
  const name = attribute(tag, 'style:name') ?? '';
  return uncoloured(name) !== name;
}

/** The twins of an automatic style, which is copied; nothing when it is no style of cells. */
export function twinsOf(style: string): string {
  const [tag = ''] = /^<[^>]*>/.exec(style) ?? [];
  if (!isCellStyle(tag)) return '';
  const name = attribute(tag, 'style:name') ?? '';
  return SEVERITIES.map((severity) => {
    const named = withAttribute(tag, 'style:name', colouredStyle(name, severity));
    return filled(named + style.slice(tag.length), FILL[severity]);
  }).join('');
}

/** The twins of the named styles, in styles.xml, and of cells without one: they inherit from them. */
export function namedTwins(stylesXml: string): string {
  const names = [...stylesXml.matchAll(/<style:style\s[^>]*>/g)].flatMap(([tag]) =>
    isCellStyle(tag) ? [attribute(tag, 'style:name') ?? ''] : [],
  );
  return [...new Set([DEFAULT_STYLE, ...names])]
    .flatMap((name) =>
      SEVERITIES.map(
        (severity) =>
          `<style:style style:name="${colouredStyle(name, severity)}" style:family="table-cell" ` +
          `style:parent-style-name="${name}">${properties(FILL[severity])}</style:style>`,
      ),
    )
    .join('');
}

function properties(colour: string): string {
  return `<style:table-cell-properties fo:background-color="${colour}"/>`;
}

function filled(style: string, colour: string): string {
  const own = /<style:table-cell-properties(?:\s[^>]*)?\/?>/.exec(style)?.[0];
  if (own !== undefined) return style.replace(own, () => withAttribute(own, 'fo:background-color', colour));
  const [tag = ''] = /^<[^>]*>/.exec(style) ?? [];
  return tag.endsWith('/>')
    ? `${tag.replace(/\s*\/>$/, '>')}${properties(colour)}</style:style>`
    : tag + properties(colour) + style.slice(tag.length);
}
