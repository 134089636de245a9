import { ApiProperty } from '@nestjs/swagger';
import type { WorkbookExport } from './exports.repository.js';

export class ExportDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  fromYear!: number;

  @ApiProperty()
  toYear!: number;

  @ApiProperty({ type: String, format: 'date-time', description: 'The ledger is shown as it stood at this moment' })
  madeAt!: string;

  @ApiProperty({ description: 'SHA-256 of the workbook' })
  fileSha256!: string;

  @ApiProperty({ description: 'In bytes' })
  fileSize!: number;
}

export function exportDto(made: WorkbookExport): ExportDto {
  return {
    id: made.id,
    fromYear: made.fromYear,
    toYear: made.toYear,
    madeAt: made.madeAt.toISOString(),
    fileSha256: made.fileSha256,
    fileSize: made.fileSize,
  };
}
