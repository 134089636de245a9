import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';

/**
 * A report on paper (A4), as a tagged PDF in Dutch: a reader aloud finds headings, lists and tables as such. Fonts are
 * embedded, and nothing in it depends on when or where it is written: the same content gives the same bytes.
 */
export interface Paper {
  title(text: string): void;
  heading(text: string): void;
  paragraph(text: string): void;
  /** What must not be missed, such as that it is a draft. */
  warning(text: string): void;
  list(items: readonly string[]): void;
  /** Subjects and what is said of them. */
  subjects(rows: readonly (readonly [subject: string, text: string])[]): void;
  table(columns: readonly PaperColumn[], rows: readonly (readonly string[])[], total?: readonly string[]): void;
  /** Numbers the pages, and gives the whole as a file. */
  finish(footer: string): Promise<Buffer>;
}

export interface PaperColumn {
  readonly header: string;
  /** In points; the first that has none takes what is left. */
  readonly width?: number;
  readonly isFigure?: boolean;
}

const FONTS = createRequire(import.meta.url);
const REGULAR = FONTS.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf');
const BOLD = FONTS.resolve('@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf');

const MARGINS = { top: 64, bottom: 72, left: 56, right: 56 } as const;
const [BLUE, RED, GREY] = ['#154273', '#a90061', '#c8c8c8'] as const;
const [TEXT_SIZE, TABLE_SIZE, FOOTER_SIZE] = [10.5, 9, 8.5] as const;
/** Room that a heading needs with what comes below it, so that it is never the last line of a page. */
const KEPT_TOGETHER = 130;

export function paper(about: { readonly title: string; readonly author: string; readonly at: Date }): Paper {
  const document = new PDFDocument({
    size: 'A4',
    margins: MARGINS,
    font: REGULAR,
    // 1.7 with tags, as archives take it
    ...{ pdfVersion: '1.7', subset: 'PDF/A-2a', tagged: true, lang: 'nl-NL', displayTitle: true, bufferPages: true },
    info: { Title: about.title, Author: about.author, CreationDate: about.at, ModDate: about.at },
  });
  const content = buffer(document);
  const root = document.struct('Document');
  document.addStructure(root);
  const write = (kind: string, text: string, style: { font: string; size: number; color?: string }): void => {
    const element = document.struct(kind, {}, () => {
      document
        .font(style.font)
        .fontSize(style.size)
        .fillColor(style.color ?? 'black')
        .text(inPlace(text), { lineGap: 2 });
    });
    root.add(element);
    element.end();
  };

  return {
    title: (text) => {
      write('H1', text, { font: BOLD, size: 20, color: BLUE });
      document.moveDown(0.5);
    },
    heading: (text) => {
      if (document.y > document.page.height - MARGINS.bottom - KEPT_TOGETHER) document.addPage();
      document.moveDown(0.6);
      write('H2', text, { font: BOLD, size: 13, color: BLUE });
      document.moveDown(0.2);
    },
    paragraph: (text) => {
      write('P', text, { font: REGULAR, size: TEXT_SIZE });
      document.moveDown(0.4);
    },
    warning: (text) => {
      write('P', text, { font: BOLD, size: 12, color: RED });
      document.moveDown(0.4);
    },
    list: (items) => {
      const list = document.struct('L');
      root.add(list);
      for (const item of items) {
        const body = document.struct('LBody', {}, () => {
          document
            .font(REGULAR)
            .fontSize(TEXT_SIZE)
            .fillColor('black')
            .text(inPlace(`–\u00a0${item}`), { lineGap: 2, paragraphGap: 2 });
        });
        const element = document.struct('LI', {}, [body]);
        list.add(element);
        element.end();
      }
      list.end();
      document.moveDown(0.4);
    },
    subjects: (rows) => {
      tableOf(
        document,
        root,
        [110, '*'],
        rows.map(([subject, text]) => [heading(subject, 'Row'), cell(text)]),
      );
    },
    table: (columns, rows, total) => {
      const aligned = (text: string, index: number): Cell => cell(text, columns[index]?.isFigure);
      tableOf(
        document,
        root,
        columns.map(({ width }) => width ?? '*'),
        [
          columns.map(({ header, isFigure }) => ({
            ...heading(header, 'Column', isFigure),
            backgroundColor: '#e8eef5',
          })),
          ...rows.map((row) => row.map(aligned)),
          ...(total ? [total.map((text, index) => ({ ...aligned(text, index), font: { src: BOLD } }))] : []),
        ],
      );
    },
    finish: async (footer) => {
      root.end();
      numberPages(document, footer);
      document.end();
      return content;
    },
  };
}

type Cell = PDFKit.Mixins.CellOptions & { readonly scope?: 'Row' | 'Column' };

function heading(text: string, scope: 'Row' | 'Column', isFigure = false): Cell {
  return { ...cell(text, isFigure), type: 'TH', scope, font: { src: BOLD } };
}

function cell(text: string, isFigure = false): Cell {
  return { text: inPlace(text), align: isFigure ? { x: 'right', y: 'top' } : { x: 'left', y: 'top' } };
}

/** Lines between rows only: figures are read down. */
function tableOf(
  document: PDFKit.PDFDocument,
  root: PDFKit.PDFStructureElement,
  columnStyles: (number | string)[],
  data: Cell[][],
): void {
  document.font(REGULAR).fontSize(TABLE_SIZE).fillColor('black');
  const options = {
    ...{ columnStyles, data, structParent: root },
    defaultStyle: { border: [0, 0, 0.5, 0], borderColor: GREY, padding: [3, 4, 3, 4] },
  };
  // the tags of a table are not in its types yet
  document.table(options as unknown as PDFKit.Mixins.TableOptionsWithData);
  document.x = MARGINS.left;
  document.moveDown(0.8);
}

/** Below the margin, and no part of what is read aloud. */
function numberPages(document: PDFKit.PDFDocument, footer: string): void {
  const { start, count } = document.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    document.switchToPage(start + page);
    // else text below the margin begins another page
    document.page.margins.bottom = 0;
    document.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
    document.font(REGULAR).fontSize(FOOTER_SIZE).fillColor('#535353');
    const y = document.page.height - MARGINS.bottom + 28;
    const width = document.page.width - MARGINS.left - MARGINS.right;
    document.text(`${footer} · pagina ${page + 1} van ${count}`, MARGINS.left, y, {
      width,
      align: 'right',
      lineBreak: false,
    });
    document.endMarkedContent();
  }
}

/** An amount is never broken after its sign. */
function inPlace(text: string): string {
  return text.replace(/€ (?=-?\d)/g, '€\u00a0');
}
