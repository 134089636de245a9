/**
 * Citizen service numbers (burgerservicenummers). No personal data belongs in a declaration, so a number that passes
 * the eleven test is reported and never stored, logged or echoed. Numbers are found with or without separators; where
 * in doubt they count as one, for a masked invoice number costs less than a published BSN.
 */
const LENGTH = 9;
const SEPARATOR = /[ .,\-/_'*\u00A0\u2007\u2009\u202F\u2010-\u2015\u2212]/;
/** As in `123 - 456 - 782`. */
const MOST_SEPARATORS = 3;

interface Span {
  readonly from: number;
  readonly until: number;
}

export function containsBsn(text: string): boolean {
  return findBsns(text).length > 0;
}

/** The text with the digits of every BSN replaced by an asterisk; separators and all else stay. */
export function maskBsn(text: string): string {
  let masked = text;
  for (const { from, until } of findBsns(text)) {
    masked = masked.slice(0, from) + masked.slice(from, until).replace(/\d/g, '*') + masked.slice(until);
  }
  return masked;
}

/** Where the BSNs are: nine digits with at most a few separators between two, and no digit right before or after. */
export function findBsns(text: string): Span[] {
  const spans: Span[] = [];
  for (let from = 0; from < text.length; from++) {
    if (!isDigit(text, from) || isDigit(text, from - 1)) continue;
    const until = endOfNineDigits(text, from);
    if (until === null || isDigit(text, until)) continue;
    if (passesElevenTest(text.slice(from, until).replace(/\D/g, ''))) spans.push({ from, until });
  }
  return spans;
}

function endOfNineDigits(text: string, from: number): number | null {
  let digits = 0;
  let separators = 0;
  for (let at = from; at < text.length; at++) {
    if (isDigit(text, at)) {
      separators = 0;
      if (++digits === LENGTH) return at + 1;
    } else if (!SEPARATOR.test(text.charAt(at)) || ++separators > MOST_SEPARATORS) return null;
  }
  return null;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** Elfproef: 9 × the first digit + 8 × the second + … + 2 × the eighth − the ninth is divisible by eleven. */
export function passesElevenTest(digits: string): boolean {
  if (!/^\d{9}$/.test(digits) || digits === '000000000') return false;
  const weighted = [...digits].reduce((sum, digit, index) => sum + Number(digit) * (index === 8 ? -1 : 9 - index), 0);
  return weighted % 11 === 0;
}
