import { ApiProperty } from '@nestjs/swagger';
import type { BatchFile } from './batches.repository.js';

const OUTCOMES = ['waiting', 'accepted', 'known', 'refused'];

export class BatchDto {
  @ApiProperty({ format: 'uuid', description: 'Of the batch and of its job: follow it at /v1/jobs/{id}/events' })
  id!: string;

  @ApiProperty({ example: '/v1/jobs/6b1f…/events', description: 'Where its progress is told' })
  progress!: string;
}

export class BatchFileDto {
  @ApiProperty({ example: 1 })
  number!: number;

  @ApiProperty()
  fileName!: string;

  @ApiProperty({ description: 'SHA-256 of the file' })
  sha256!: string;

  @ApiProperty({ enum: OUTCOMES, description: '`known`: this very file was handed in before' })
  outcome!: string;

  @ApiProperty({ type: String, nullable: true, example: 'GM0193-2024-1' })
  declaration!: string | null;

  @ApiProperty({ type: String, nullable: true, format: 'uuid', description: 'Under which its findings are found' })
  uploadId!: string | null;

  @ApiProperty({ type: Number, nullable: true })
  errors!: number | null;

  @ApiProperty({ type: Number, nullable: true })
  warnings!: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why it was refused, in Dutch' })
  message!: string | null;
}

export class BatchFilesDto {
  @ApiProperty({ type: [BatchFileDto] })
  items!: BatchFileDto[];

  @ApiProperty()
  total!: number;
}

export function batchFilesDto(files: readonly BatchFile[]): BatchFilesDto {
  return { items: files.map(batchFileDto), total: files.length };
}

function batchFileDto(file: BatchFile): BatchFileDto {
  return {
    number: file.fileNumber,
    fileName: file.fileName,
    sha256: file.fileSha256,
    outcome: file.outcome,
    declaration: file.declaration,
    uploadId: file.uploadId,
    errors: file.errors,
    warnings: file.warnings,
    message: file.message,
  };
}
