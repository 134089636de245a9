import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../platform/http/problem.js';
import { unreadableContent, withUploadedFile } from './uploaded-file.js';
import type { UploadedFile } from './uploaded-file.js';

/** Fields that stand beside the file, in the order in which they came. */
export type FormFields = readonly (readonly [name: string, value: string])[];

const ONE_FILE =
  'Stuur één bestand per keer. Meer bestanden tegelijk kunnen naar /v1/declaration-batches. Er is niets opgeslagen.';

/** How a file is taken in: where it lies meanwhile, and what to say when there is none. */
export interface FileForm {
  readonly folder: string;
  readonly missing: string;
  /** Its largest size, where that is less than of a declaration, and what to say of a larger one. */
  readonly limit?: { readonly bytes: number; readonly tooLarge: string };
}

/** Takes in the one file of a form, in its field `file`, with the fields before and behind it. */
export async function withMultipartFile<T>(
  request: FastifyRequest,
  { folder, missing, limit }: FileForm,
  work: (file: UploadedFile, fields: FormFields) => Promise<T>,
): Promise<T> {
  if (!request.isMultipart()) throw new ProblemError('unsupported-media-type', missing);
  // one more than is taken, so that a second one is seen
  const parts = request.parts({ limits: { files: 2, ...(limit && { fileSize: limit.bytes }) } });
  const fields: (readonly [string, string])[] = [];
  for (let part = await nextPart(parts); part; part = await nextPart(parts)) {
    if (part.type === 'field') {
      addField(fields, part);
      continue;
    }
    if (part.fieldname !== 'file' || !part.filename) throw new ProblemError('invalid-request', missing);
    return withUploadedFile(
      part.file,
      part.filename,
      folder,
      async (file) => {
        for (let later = await nextPart(parts); later; later = await nextPart(parts)) {
          if (later.type !== 'field') throw new ProblemError('invalid-request', ONE_FILE);
          addField(fields, later);
        }
        return work(file, fields);
      },
      limit?.tooLarge,
    );
  }
  throw new ProblemError('invalid-request', missing);
}

async function nextPart(parts: AsyncIterableIterator<Multipart>): Promise<Multipart | null> {
  const next = await parts.next().catch(unreadableContent);
  return next.done ? null : next.value;
}

function addField(fields: (readonly [string, string])[], { fieldname, value }: Multipart & { type: 'field' }): void {
  if (typeof value === 'string') fields.push([fieldname, value]);
}
