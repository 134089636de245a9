import type { Attributes } from '../workbook/xml-stream.js';

/** An attribute by its name without namespace prefix: `table:name` and `t:name` are both `name`. */
export function attributeOf(attributes: Attributes, name: string): string | undefined {
  for (const key in attributes) {
    if (key.endsWith(name) && (key.length === name.length || key.charAt(key.length - name.length - 1) === ':')) {
      return attributes[key];
    }
  }
  return undefined;
}
