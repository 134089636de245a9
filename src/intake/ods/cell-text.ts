import type { WorkbookLimits } from '../../platform/config/workbook-limits.js';
import { WorkbookRefused } from '../workbook/workbook-refused.js';
import type { Attributes } from '../workbook/xml-stream.js';
import { attributeOf } from './attribute-of.js';

/** Collects what a cell shows: its paragraphs as lines, without the comment that may hang on it. */
export interface CellText {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(characters: string): void;
  /** The text so far; the next cell starts empty. */
  take(): string;
}

const MOST_SPACES = 1_000;

export function cellText(limits: WorkbookLimits): CellText {
  let text = '';
  let paragraphs = 0;
  let inParagraph = 0;
  let inAnnotation = 0;

  const add = (characters: string): void => {
    text += characters;
    if (text.length > limits.cellCharacters) throw new WorkbookRefused('cell-too-long');
  };
  return {
    open: (name, attributes) => {
      if (name === 'annotation') inAnnotation += 1;
      if (inAnnotation > 0) return;
      if (name === 'p') {
        inParagraph += 1;
        if (++paragraphs > 1) add('\n');
      }
      // runs of spaces, tabs and line ends are elements
      if (name === 's') add(' '.repeat(Math.min(Number(attributeOf(attributes, 'c') ?? 1) || 1, MOST_SPACES)));
      if (name === 'tab') add('\t');
      if (name === 'line-break') add('\n');
    },
    close: (name) => {
      if (name === 'annotation') inAnnotation -= 1;
      else if (name === 'p' && inAnnotation === 0) inParagraph -= 1;
    },
    text: (characters) => {
      if (inParagraph > 0 && inAnnotation === 0) add(characters);
    },
    take: () => {
      const taken = text;
      text = '';
      paragraphs = 0;
      return taken;
    },
  };
}
