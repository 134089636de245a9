import { containsBsn } from '../intake/bsn.js';
import { cleanText } from '../intake/notation/plain-text.js';
import { ProblemError } from '../platform/http/problem.js';

/**
 * A text that is kept and that people will read: a reason, a source. Without what cannot be read; refuses one of which
 * nothing is left, and one that holds a citizen service number. `field` is where it stands in the request.
 */
export function readableText(given: string, field: keyof typeof NAMES): string {
  const text = cleanText(given);
  if (text !== '' && !containsBsn(text)) return text;
  const message = text === '' ? `Vul ${NAMES[field]} in.` : `Haal het burgerservicenummer uit ${NAMES[field]}.`;
  throw new ProblemError('invalid-request', message, { errors: [{ code: field, message, pointer: field }] });
}

/** The same of a longer text, which keeps its paragraphs; a number that goes on in the next one is found too. */
export function readableParagraphs(given: string, field: keyof typeof NAMES): string {
  readableText(given, field);
  const paragraphs = given.split(/\r\n?|\n/).map(cleanText);
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n');
}

const NAMES = {
  reason: 'de reden',
  source: 'de bron',
  label: 'de omschrijving',
  title: 'de titel',
  narrative: 'de onderbouwing',
  contact: 'het contact',
  reference: 'het kenmerk',
} as const;
