import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { FIRST_FISCAL_YEAR } from '../../kernel/scheme.js';
import { ProblemError } from '../../platform/http/problem.js';
import { unreadableContent, withUploadedFile } from '../uploaded-file.js';
import type { UploadedFile } from '../uploaded-file.js';

/** Takes in a file with the year that it is read for; the two fields may come in either order. */
export async function withExtract<T>(
  request: FastifyRequest,
  folder: string,
  work: (file: UploadedFile, year: number) => Promise<T>,
): Promise<T> {
  if (!request.isMultipart()) throw new ProblemError('unsupported-media-type', NO_FILE);
  const parts = request.parts();
  let given: string | null = null;
  for (;;) {
    const part = await nextPart(parts);
    if (!part) throw new ProblemError('invalid-request', NO_FILE);
    if (part.type === 'field') {
      given = yearField(part) ?? given;
      continue;
    }
    if (part.fieldname !== 'file' || !part.filename) throw new ProblemError('invalid-request', NO_FILE);
    return withUploadedFile(part.file, part.filename, folder, async (file) => {
      for (let later = await nextPart(parts); later; later = await nextPart(parts)) {
        if (later.type === 'field') given = yearField(later) ?? given;
      }
      return work(file, yearOf(given));
    });
  }
}

async function nextPart(parts: AsyncIterableIterator<Multipart>): Promise<Multipart | null> {
  const next = await parts.next().catch(unreadableContent);
  return next.done ? null : next.value;
}

function yearField(part: Extract<Multipart, { type: 'field' }>): string | null {
  return part.fieldname === 'year' && typeof part.value === 'string' ? part.value.trim() : null;
}

/** No year after this is asked for in earnest. */
const LAST_YEAR = 2100;

function yearOf(given: string | null): number {
  const year = given !== null && /^\d{4}$/.test(given) ? Number(given) : null;
  if (year !== null && year >= FIRST_FISCAL_YEAR && year <= LAST_YEAR) return year;
  const message = 'Geef in het veld "year" een boekjaar als 2024.';
  throw new ProblemError('invalid-request', message, { errors: [{ code: 'year', message, pointer: 'year' }] });
}

const NO_FILE = 'Stuur het bestand mee als multipart-veld "file", en het boekjaar als "year".';
