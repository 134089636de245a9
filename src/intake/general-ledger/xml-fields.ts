import type { Attributes, XmlHandlers } from '../workbook/xml-stream.js';
import { WorkbookRefused } from '../workbook/workbook-refused.js';

/** The parts of an XML file that are wanted, as a tree of element names; everything else is passed over. */
export interface XmlPart {
  /** The text of this element is kept under this name. */
  readonly field?: string;
  readonly parts?: ReadonlyMap<string, XmlPart>;
  readonly opened?: (attributes: Attributes) => void;
  /** With the texts that were kept since it opened. */
  readonly closed?: (fields: ReadonlyMap<string, string>) => void;
}

/** Names and their parts, in a map: an element may be called `constructor`. */
export function parts(entries: Readonly<Record<string, XmlPart>>): ReadonlyMap<string, XmlPart> {
  return new Map(Object.entries(entries));
}

/** Follows the tree while elements open and close. */
export function xmlFields(root: XmlPart, longestText: number): XmlHandlers {
  const open: (XmlPart | null)[] = [root];
  const fields = new Map<string, string>();
  return {
    open: (name, attributes) => {
      const part = open.at(-1)?.parts?.get(name) ?? null;
      open.push(part);
      if (part) forget(part, fields);
      part?.opened?.(attributes);
    },
    close: () => {
      open.pop()?.closed?.(fields);
    },
    text: (text) => {
      const field = open.at(-1)?.field;
      if (field === undefined) return;
      const whole = (fields.get(field) ?? '') + text;
      if (whole.length > longestText) throw new WorkbookRefused('cell-too-long');
      fields.set(field, whole);
    },
  };
}

/** What an element of the same kind said before does not count for this one. */
function forget(part: XmlPart, fields: Map<string, string>): void {
  if (part.field !== undefined) fields.delete(part.field);
  for (const { field } of part.parts?.values() ?? []) if (field !== undefined) fields.delete(field);
}
