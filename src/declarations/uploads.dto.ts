import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { dutchInstant } from '../platform/dutch-dates.js';
import { KnownOnListDto } from '../platform/http/known-on-list.dto.js';
import { declarationId } from './declaration-id.js';
import { DeclarationDto, declarationDto } from './declarations.dto.js';
import { MunicipalYearQuery } from './municipal-year.query.js';
import type { UploadResult } from './upload.service.js';
import type { UploadSummary } from './uploads.repository.js';

const MOST_UPLOADS = 1000;
const LIMIT = `Geef een aantal van 1 tot ${MOST_UPLOADS}.`;

export class UploadsQuery extends MunicipalYearQuery {
  @ApiPropertyOptional({ default: 100, minimum: 1, maximum: MOST_UPLOADS })
  @IsOptional()
  @Type(() => Number)
  @Max(MOST_UPLOADS, { message: LIMIT })
  @Min(1, { message: LIMIT })
  @IsInt({ message: LIMIT })
  limit = 100;
}

export class UploadDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, nullable: true, example: 'GM0193', description: 'null: the file did not tell' })
  municipality!: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 2024, description: 'null: the file did not tell' })
  year!: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'GM0193-2024-1', description: 'What it became; null: refused' })
  declaration!: string | null;

  @ApiProperty()
  fileName!: string;

  @ApiProperty()
  sha256!: string;

  @ApiProperty({ description: 'In bytes' })
  size!: number;

  @ApiProperty({ enum: ['accepted', 'refused'] })
  outcome!: string;

  @ApiProperty()
  by!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;

  @ApiProperty({ description: 'How many errors were found' })
  errors!: number;

  @ApiProperty({ description: 'How many warnings were found' })
  warnings!: number;
}

export class UploadListDto extends KnownOnListDto {
  @ApiProperty({ type: [UploadDto] })
  items!: UploadDto[];
}

export class UploadedDeclarationDto extends DeclarationDto {
  @ApiProperty({ description: 'true: this very file was handed in before, and nothing has changed' })
  alreadyHandedIn!: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'That, in Dutch' })
  notice!: string | null;
}

export function uploadDto(upload: UploadSummary): UploadDto {
  const { municipalityCode, fiscalYear, version } = upload;
  return {
    id: upload.uploadId,
    municipality: municipalityCode,
    year: fiscalYear,
    declaration:
      municipalityCode && fiscalYear && version ? declarationId({ municipalityCode, fiscalYear, version }) : null,
    fileName: upload.fileName,
    sha256: upload.fileSha256,
    size: upload.fileSize,
    outcome: upload.outcome,
    by: upload.uploadedBy,
    at: upload.uploadedAt.toISOString(),
    errors: upload.errors,
    warnings: upload.warnings,
  };
}

export function uploadedDeclarationDto(result: UploadResult): UploadedDeclarationDto {
  const { declaration, isNew } = result;
  return {
    ...declarationDto(result),
    alreadyHandedIn: !isNew,
    notice: isNew
      ? null
      : `Dit bestand is al ingeleverd, op ${dutchInstant(declaration.createdAt)}. ` +
        `Het is declaratie ${declarationId(declaration)}; er is niets veranderd.`,
  };
}
