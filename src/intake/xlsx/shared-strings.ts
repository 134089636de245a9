import type { WorkbookLimits } from '../../platform/config/workbook-limits.js';
import { stringItem } from './string-item.js';
import { WorkbookRefused } from '../workbook/workbook-refused.js';
import { parseXml } from '../workbook/xml-stream.js';

/** The texts that cells point to by number; the one part that has to be held, so it has limits of its own. */
export async function readSharedStrings(bytes: AsyncIterable<Buffer>, limits: WorkbookLimits): Promise<string[]> {
  const texts: string[] = [];
  const item = stringItem(limits);
  let characters = 0;
  await parseXml(
    bytes,
    {
      open: (name) => item.open(name),
      text: (text) => item.text(text),
      close: (name) => {
        item.close(name);
        if (name !== 'si') return;
        const text = item.take();
        characters += text.length;
        if (texts.length >= limits.sharedStrings || characters > limits.sharedStringCharacters) {
          throw new WorkbookRefused('too-many-texts');
        }
        texts.push(text);
      },
    },
    limits,
  );
  return texts;
}
