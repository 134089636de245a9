import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { CERTAINTIES } from '../kernel/tariff-schedule.js';
import { KnownOnQuery } from '../platform/http/known-on.js';
import { IsMunicipalityCode } from '../platform/http/validators.js';
import { entryId } from './entry.js';
import type { PostingRow } from './entry-hash.js';
import type { RecordedEntry } from './ledger.repository.js';

export class EntriesQuery extends KnownOnQuery {
  @ApiProperty({ example: 'GM0193' })
  @IsMunicipalityCode()
  municipality!: string;

  @ApiPropertyOptional({ description: 'The nextCursor of the page before', default: 0 })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'Geef de nextCursor van de vorige pagina.' })
  @Min(0, { message: 'Geef de nextCursor van de vorige pagina.' })
  @Max(2_147_483_647, { message: 'Geef de nextCursor van de vorige pagina.' })
  cursor = 0;

  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 20 })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'Geef een getal van 1 tot en met 100.' })
  @Min(1, { message: 'Geef een getal van 1 tot en met 100.' })
  @Max(100, { message: 'Geef een getal van 1 tot en met 100.' })
  limit = 20;
}

export class PostingDto {
  @ApiProperty({ enum: ['cost', 'reimbursement', 'state-receivable', 'municipal-funds'] })
  account!: string;

  @ApiProperty({ example: 'goo' })
  component!: string;

  @ApiProperty({ type: String, nullable: true })
  costCategory!: string | null;

  @ApiProperty({ type: String, nullable: true })
  fundingRoute!: string | null;

  @ApiProperty({ example: '2024-05' })
  month!: string;

  @ApiProperty({ example: 'norm' })
  nature!: string;

  @ApiProperty({ enum: CERTAINTIES })
  certainty!: string;

  @ApiProperty({ example: '18910.00', description: 'Positive is debit' })
  amount!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Place-days or person-months' })
  quantity!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'goo-place-day-2024-01-01-v1' })
  tariff!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Kosten' })
  sheet!: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 17 })
  row!: number | null;
}

export class EntryCauseDto {
  @ApiProperty({ enum: ['declaration', 'tariff', 'basis-choice', 'rules'] })
  kind!: string;

  @ApiProperty({
    example: 'goo-place-day-2022-10-15-v1',
    description: 'The declaration, tariff version, choice or rule',
  })
  id!: string;
}

export class EntryDto {
  @ApiProperty({ example: 'GM0193-17' })
  id!: string;

  @ApiProperty({ example: 2024 })
  year!: number;

  @ApiProperty({ enum: ['cost', 'entitlement', 'receipt', 'reversal'] })
  kind!: string;

  @ApiProperty({ type: String, nullable: true })
  component!: string | null;

  @ApiProperty({ example: 'GM0193-2024-1', description: 'The declaration it comes from' })
  source!: string;

  @ApiProperty({
    type: EntryCauseDto,
    nullable: true,
    description: 'Why it was made, when not by the approval of its declaration',
  })
  cause!: EntryCauseDto | null;

  @ApiProperty({ type: String, nullable: true, example: 'GM0193-3' })
  reverses!: string | null;

  @ApiProperty()
  recordedBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  recordedAt!: string;

  @ApiProperty()
  previousHash!: string;

  @ApiProperty()
  hash!: string;

  @ApiProperty({ type: [PostingDto] })
  postings!: PostingDto[];
}

export class EntryListDto {
  @ApiProperty({ type: [EntryDto] })
  items!: EntryDto[];

  @ApiProperty()
  total!: number;

  @ApiProperty({ type: String, format: 'date-time', description: 'The moment it is known on; asks for the same again' })
  knownOn!: string;

  @ApiPropertyOptional({ description: 'Present when there are more' })
  nextCursor?: number;
}

export function entryDto(entry: RecordedEntry, postings: readonly PostingRow[]): EntryDto {
  return {
    id: entryId(entry.municipalityCode, entry.entryNumber),
    year: entry.fiscalYear,
    kind: entry.kind,
    component: entry.component,
    source: entry.sourceId,
    cause: entry.causeKind !== null && entry.causeId !== null ? { kind: entry.causeKind, id: entry.causeId } : null,
    reverses: entry.reversesEntryNumber === null ? null : entryId(entry.municipalityCode, entry.reversesEntryNumber),
    recordedBy: entry.recordedBy,
    recordedAt: entry.recordedAt.toISOString(),
    previousHash: entry.previousHash,
    hash: entry.hash,
    postings: postings.map((posting) => ({
      account: posting.account,
      component: posting.component,
      costCategory: posting.costCategory,
      fundingRoute: posting.fundingRoute,
      month: posting.month.slice(0, 7),
      nature: posting.nature,
      certainty: posting.certainty,
      amount: posting.amountEur,
      quantity: posting.quantity,
      tariff: posting.tariffVersionId,
      sheet: posting.sourceSheet,
      row: posting.sourceRow,
    })),
  };
}
