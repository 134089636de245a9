import type { WorkbookLimits } from '../../platform/config/workbook-limits.js';
import { parseXml } from '../workbook/xml-stream.js';
import type { Attributes } from '../workbook/xml-stream.js';

/**
 * Which cell styles show a number as a date. A date in a workbook is a number of days; only its style tells.
 * Builtin formats: ECMA-376 part 1, 18.8.30 (27-36 and 50-58 are dates of East Asian Excels).
 */
const BUILTIN_DATE_RANGES = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const;

/** Per style number (`s` of a cell) whether it is a date. */
export type DateStyles = readonly boolean[];

export async function readDateStyles(bytes: AsyncIterable<Buffer>, limits: WorkbookLimits): Promise<DateStyles> {
  const customFormats = new Map<number, string>();
  const formatOfStyle: number[] = [];
  let inCellStyles = false;
  await parseXml(
    bytes,
    {
      open: (name: string, attributes: Attributes) => {
        if (name === 'cellXfs') inCellStyles = true;
        if (name === 'numFmt') customFormats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
        if (name === 'xf' && inCellStyles) formatOfStyle.push(Number(attributes['numFmtId'] ?? 0));
      },
      close: (name) => {
        if (name === 'cellXfs') inCellStyles = false;
      },
      text: () => undefined,
    },
    limits,
  );
  return formatOfStyle.map((format) => {
    const code = customFormats.get(format);
    return code === undefined ? isBuiltinDate(format) : isDateFormat(code);
  });
}

function isBuiltinDate(format: number): boolean {
  return BUILTIN_DATE_RANGES.some(([first, last]) => first <= format && format <= last);
}

/** `dd-mm-yyyy` is a date, `#,##0 "maand"` and `[Red]0.00` are not: quoted, escaped and bracketed parts do not count. */
export function isDateFormat(code: string): boolean {
  const symbols = code.replace(/"[^"]*"?|\\.|\[[^\]]*\]?|[_*]./g, '');
  return !/^(general|standaard)/i.test(symbols) && /[dmy]/i.test(symbols);
}
