import { setTimeout as wait } from 'node:timers/promises';
import type ExcelJS from 'exceljs';
import { rowXml } from './row-xml.js';
import type { WrittenCell } from './row-xml.js';

/** How much may wait to be compressed and written, in bytes. */
const MOST_WAITING = 4 * 2 ** 20;
const LOOK_AGAIN_MS = 2;
/** Rows are handed over together: one by one costs more than to write them. */
const ROWS_TOGETHER = 64;

/**
 * The rows of a sheet of the streaming writer of exceljs, written as text. Its own rows are objects that are prepared,
 * styled and rendered cell by cell, which takes five times as long; and it does not say when it falls behind.
 */
export class SheetRows {
  private readonly inside: SheetInside;
  private waiting: string[] = [];
  private onTheirWay = 0;
  private count = 0;

  constructor(private readonly sheet: ExcelJS.Worksheet) {
    this.inside = sheet as unknown as SheetInside;
    const { stream } = this.inside;
    const pipe = stream._pipe.bind(stream);
    stream._pipe = async (chunk) => {
      this.onTheirWay += chunk.length;
      await pipe(chunk);
      this.onTheirWay -= chunk.length;
    };
    this.inside._writeColumns();
    this.inside._writeOpenSheetData();
    this.inside.startedData = true;
  }

  /** The number of a style in the workbook. */
  styleNumber(style: Partial<ExcelJS.Style>): number {
    return this.inside._workbook.styles.addStyleModel(style);
  }

  /** How many there are. */
  get length(): number {
    return this.count;
  }

  add(cells: readonly WrittenCell[], styles: readonly number[], height: number | null = null): void {
    this.count += 1;
    this.waiting.push(rowXml(this.count, cells, styles, height));
    if (this.waiting.length === ROWS_TOGETHER) this.flush();
  }

  /** Makes a cell lead to a page. */
  link(address: string, target: string): void {
    this.inside._sheetRelsWriter.addHyperlink({ address, target });
  }

  /** Waits until there is room for more. */
  async ready(): Promise<void> {
    const { stream } = this.inside;
    while (this.onTheirWay + stream.buffers.length * stream.bufSize > MOST_WAITING) await wait(LOOK_AGAIN_MS);
  }

  /** Ends the sheet; nothing can be added afterwards. */
  end(): void {
    this.flush();
    this.sheet.commit();
  }

  private flush(): void {
    if (this.waiting.length > 0) this.inside.stream.write(this.waiting.join(''));
    this.waiting = [];
  }
}

/** What is used of the inside of a sheet of exceljs: of release 4.4, and tested. */
interface SheetInside {
  startedData: boolean;
  readonly stream: {
    readonly bufSize: number;
    readonly buffers: readonly unknown[];
    write(text: string): unknown;
    _pipe(chunk: { readonly length: number }): Promise<void>;
  };
  readonly _workbook: { readonly styles: { addStyleModel(style: Partial<ExcelJS.Style>): number } };
  readonly _sheetRelsWriter: { addHyperlink(link: { address: string; target: string }): void };
  _writeColumns(): void;
  _writeOpenSheetData(): void;
}
