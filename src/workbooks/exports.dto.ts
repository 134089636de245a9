import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { amountText, sum } from '../kernel/money.js';
import { MayBeLeftOut } from '../platform/http/validators.js';
import { FiguresQuery } from '../shortfall/shortfall.dto.js';
import { JobDto, jobDto } from '../platform/jobs/jobs.dto.js';
import type { Job } from '../platform/jobs/job.js';
import { AUDIENCES } from './audience.js';
import type { Audience } from './audience.js';
import type { WorkbookExport } from './exports.repository.js';
import type { CorrectionNotice } from './correction-notices.js';

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

/** A workbook that is being made. */
export class ExportJobDto {
  @ApiProperty({ format: 'uuid', description: 'Of the export, when it is there' })
  id!: string;

  @ApiProperty({ type: JobDto })
  job!: JobDto;

  @ApiProperty({
    example: '/v1/jobs/5f0c1e7e-8d1d-4c5f-9d4e-2f0d9f1b7a11/events',
    description: 'How far it is, as it goes',
  })
  progress!: string;
}

export class SheetSealDto {
  @ApiProperty({ example: 'Samenvatting' })
  sheet!: string;

  @ApiProperty({ description: 'That hold a value, its head included' })
  rows!: number;

  @ApiProperty({ description: 'SHA-256 of the values' })
  sha256!: string;
}

/** An export with what it held, and what became of the ledger since. */
export class ExportContentDto extends ExportDto {
  @ApiProperty({ type: [SheetSealDto], nullable: true, description: 'null: made before workbooks were sealed' })
  sheets!: SheetSealDto[] | null;

  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 over all sheets, as on the sheet Controle' })
  contentSha256!: string | null;

  @ApiProperty({ description: 'Whether anything was posted to its years since knownOn' })
  outdated!: boolean;
}

export class CorrectionNoticeDto {
  @ApiProperty({ description: 'From 1, per export; it never changes' })
  number!: number;

  @ApiProperty({ type: String, format: 'date-time' })
  recordedAt!: string;

  @ApiProperty({ example: 'GM0193' })
  municipality!: string;

  @ApiProperty({ example: 'Zwolle' })
  name!: string;

  @ApiProperty()
  year!: number;

  @ApiProperty({ enum: ['declaration', 'tariff', 'basis-choice', 'rules'] })
  causeKind!: string;

  @ApiProperty({ description: 'The declaration, tariff version, basis choice or rule' })
  causeId!: string;

  @ApiProperty({ description: 'false: nothing stood there before' })
  isCorrection!: boolean;

  @ApiProperty({ description: 'What it added, in euro' })
  realCost!: string;

  @ApiProperty()
  entitlement!: string;

  @ApiProperty()
  received!: string;

  @ApiProperty()
  gap!: string;

  @ApiProperty({ description: 'The same in Dutch, for who holds the workbook' })
  text!: string;
}

export class CorrectionNoticeListDto {
  @ApiProperty({ type: [CorrectionNoticeDto] })
  items!: CorrectionNoticeDto[];

  @ApiProperty()
  total!: number;

  @ApiProperty({ description: 'What all of them add to the gap that the workbook shows, in euro' })
  gap!: string;
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

export function exportJobDto({ id, job }: { id: string; job: Job }): ExportJobDto {
  return { id, job: jobDto(job), progress: `/v1/jobs/${job.id}/events` };
}

export function exportContentDto(made: WorkbookExport, outdated: boolean): ExportContentDto {
  const sheets = made.sheets?.map((sheet) => ({ ...sheet })) ?? null;
  return { ...exportDto(made), sheets, contentSha256: made.contentSha256, outdated };
}

export function correctionNoticeListDto(notices: readonly CorrectionNotice[]): CorrectionNoticeListDto {
  return {
    items: notices.map((notice) => ({
      number: notice.number,
      recordedAt: notice.recordedAt.toISOString(),
      municipality: notice.municipalityCode,
      name: notice.municipalityName,
      year: notice.fiscalYear,
      causeKind: notice.cause.kind,
      causeId: notice.cause.id,
      isCorrection: notice.isCorrection,
      realCost: amountText(notice.realCost),
      entitlement: amountText(notice.entitlement),
      received: amountText(notice.received),
      gap: amountText(notice.gap),
      text: notice.text,
    })),
    total: notices.length,
    gap: amountText(sum(notices.map(({ gap }) => gap))),
  };
}
