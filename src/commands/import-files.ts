import type { INestApplicationContext } from '@nestjs/common';
import { SingleBar } from 'cli-progress';
import { ConfirmationsService } from '../declarations/confirmations.service.js';
import { declarationId } from '../declarations/declaration-id.js';
import { DeclarationsService } from '../declarations/declarations.service.js';
import { openWarnings } from '../declarations/open-warnings.js';
import { UploadService } from '../declarations/upload.service.js';
import type { UploadResult } from '../declarations/upload.service.js';
import { openParcel, withPackedFile } from '../declarations/parcel.js';
import { uploadFolder, withLocalFile } from '../declarations/uploaded-file.js';
import type { UploadedFile } from '../declarations/uploaded-file.js';
import { APP_CONFIG } from '../platform/config/app-config.js';
import type { AppConfig } from '../platform/config/app-config.js';
import { ProblemError } from '../platform/http/problem.js';
import { errorCode } from '../platform/error-code.js';

/** Who hands in and who approves when a command does both. */
const IMPORTER = 'import';
const APPROVER = 'import-second-person';

/** Why warnings may go with what is imported: nobody looked at them, and that can be read. */
const CONFIRMED_UNSEEN = 'Overgenomen bij import; niet beoordeeld';

export interface ImportResult {
  readonly kept: number;
  /** Were handed in before, byte for byte. */
  readonly known: number;
  readonly refused: readonly { readonly path: string; readonly messages: readonly string[] }[];
  readonly lines: number;
  readonly seconds: number;
}

/**
 * Hands in files one after another with a progress bar, and of a zip of workbooks each of them; one that is refused does
 * not stop the rest.
 */
export async function importFiles(
  application: INestApplicationContext,
  paths: readonly string[],
  options: { readonly approve: boolean },
): Promise<ImportResult> {
  const bar = new SingleBar({ format: '{bar} {value}/{total} bestanden, {lines} regels', clearOnComplete: false });
  const config = application.get<AppConfig>(APP_CONFIG);
  bar.start(paths.length, 0, { lines: 0 });
  const started = performance.now();
  const refused: { path: string; messages: readonly string[] }[] = [];
  let kept = 0;
  let known = 0;
  let lines = 0;
  const handIn = async (path: string, takeIn: () => Promise<UploadResult>): Promise<void> => {
    try {
      const result = await takeIn();
      lines += result.lineCount;
      if (result.isNew) kept += 1;
      else known += 1;
    } catch (error) {
      refused.push({ path, messages: messagesOf(error) });
    }
    bar.increment(1, { lines });
  };
  for (const path of paths) {
    try {
      await withLocalFile(path, uploadFolder(config), async (file) => {
        const parcel = await openParcel(file.path, config);
        if (!parcel) return handIn(path, () => importFile(application, file, options.approve));
        bar.setTotal(bar.getTotal() + parcel.files.length - 1);
        try {
          for (const packed of parcel.files) {
            await handIn(`${path}: ${packed.name}`, () =>
              withPackedFile(packed, config, (each) => importFile(application, each, options.approve)),
            );
          }
        } finally {
          parcel.close();
        }
      });
    } catch (error) {
      refused.push({ path, messages: messagesOf(error) });
      bar.increment(1, { lines });
    }
  }
  bar.stop();
  const result = { kept, known, refused, lines, seconds: (performance.now() - started) / 1000 };
  report(result, options.approve);
  return result;
}

async function importFile(
  application: INestApplicationContext,
  file: UploadedFile,
  approve: boolean,
): Promise<UploadResult> {
  const result = await application.get(UploadService).upload(file, IMPORTER);
  if (!approve) return result;
  const declarations = application.get(DeclarationsService);
  const id = declarationId(result.declaration);
  const { status } = result.declaration;
  if (status === 'draft') {
    if (openWarnings(result.findings).length > 0) {
      await application.get(ConfirmationsService).confirm(id, { reason: CONFIRMED_UNSEEN }, IMPORTER);
    }
    await declarations.submit(id, IMPORTER);
  }
  if (status === 'draft' || status === 'submitted') await declarations.approve(id, APPROVER);
  return result;
}

/** What the system says of a file that cannot be read. */
const FILE_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'Dit bestand bestaat niet.',
  EISDIR: 'Dit is een map. Noem de bestanden zelf, bijvoorbeeld map/*.xlsx.',
  EACCES: 'Dit bestand mag niet worden gelezen.',
};

/** What to tell about a file that was not taken in. An error that is ours is not the file's, and ends the import. */
function messagesOf(error: unknown): readonly string[] {
  if (error instanceof ProblemError) return [error.message, ...(error.errors ?? []).map((finding) => finding.message)];
  const message = FILE_FAULTS[errorCode(error) ?? ''];
  if (message === undefined) throw error;
  return [message];
}

function report({ kept, known, refused, lines, seconds }: ImportResult, approve: boolean): void {
  for (const { path, messages } of refused) {
    console.error(`\n${path}\n${messages.map((message) => `  - ${message}`).join('\n')}`);
  }
  const rate = seconds > 0 ? Math.round(lines / seconds) : lines;
  console.log(
    `${kept} ${approve ? 'ingelezen en goedgekeurd' : 'ingelezen'}, ${known} al bekend, ${refused.length} geweigerd; ` +
      `${lines} regels in ${seconds.toFixed(1)} s (${rate} regels per seconde)`,
  );
}
