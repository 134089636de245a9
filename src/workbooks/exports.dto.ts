import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { MayBeLeftOut } from '../platform/http/validators.js';
import { FiguresQuery } from '../shortfall/shortfall.dto.js';
import { AUDIENCES } from './audience.js';
import type { Audience } from './audience.js';
import type { WorkbookExport } from './exports.repository.js';

export class ExportDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  fromYear!: number;

  @ApiProperty()
  toYear!: number;

  @ApiProperty({ type: String, format: 'date-time', description: 'The ledger is shown as it was known at this moment' })
  knownOn!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  tariffsPublishedBy!: string | null;

  @ApiProperty({ type: Number, nullable: true })
  layout!: number | null;

  @ApiProperty({ enum: AUDIENCES, description: 'Only what was made for the ministry can be published' })
  audience!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  madeAt!: string;

  @ApiProperty({ description: 'SHA-256 of the workbook' })
  fileSha256!: string;

  @ApiProperty({ description: 'In bytes' })
  fileSize!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'To the ministry; null: not' })
  publishedAt!: string | null;
}

export class ExportListDto {
  @ApiProperty({ type: [ExportDto] })
  items!: ExportDto[];

  @ApiProperty()
  total!: number;
}

/** What to show; in the body, for it makes something. */
export class ExportRequestDto extends FiguresQuery {
  @ApiPropertyOptional({
    enum: AUDIENCES,
    default: 'vng',
    description:
      'vng: with every municipality and line. ministry: tables that tell of no single municipality, in one layout and at the tariffs that the ledger holds',
  })
  @MayBeLeftOut()
  @IsIn(AUDIENCES, { message: 'Kies vng of ministry.' })
  audience: Audience = 'vng';
}

export function exportDto(made: WorkbookExport): ExportDto {
  return {
    id: made.id,
    fromYear: made.fromYear,
    toYear: made.toYear,
    knownOn: made.knownOn.toISOString(),
    tariffsPublishedBy: made.tariffsPublishedBy,
    layout: made.layout,
    audience: made.audience,
    madeAt: made.madeAt.toISOString(),
    fileSha256: made.fileSha256,
    fileSize: made.fileSize,
    publishedAt: made.publishedAt?.toISOString() ?? null,
  };
}
