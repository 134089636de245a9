import { ApiProperty } from '@nestjs/swagger';
import type { RecordedFinding } from './uploads.repository.js';

export class FindingDto {
  @ApiProperty({ example: 3, description: 'Its number in the upload, by which it is confirmed' })
  number!: number;

  @ApiProperty({ example: 'amount-unreadable' })
  code!: string;

  @ApiProperty({ enum: ['error', 'warning'] })
  severity!: string;

  @ApiProperty({ type: String, nullable: true, example: 'Kosten' })
  sheet!: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 17 })
  row!: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'D' })
  column!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Bedrag' })
  header!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'What the cell holds, shortened' })
  given!: string | null;

  @ApiProperty({ description: 'What was expected, in Dutch' })
  expected!: string;

  @ApiProperty({ description: 'The whole message, in Dutch' })
  message!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Why it may go with the declaration; null: not confirmed' })
  confirmation!: string | null;

  @ApiProperty({ type: String, nullable: true })
  confirmedBy!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  confirmedAt!: string | null;
}

export class FindingListDto {
  @ApiProperty({ type: [FindingDto] })
  items!: FindingDto[];

  @ApiProperty()
  total!: number;
}

export function findingDto(finding: RecordedFinding): FindingDto {
  return {
    number: finding.number,
    code: finding.code,
    severity: finding.severity,
    sheet: finding.sheet,
    row: finding.row,
    column: finding.column,
    header: finding.header,
    given: finding.given,
    expected: finding.expected,
    message: finding.message,
    confirmation: finding.confirmation?.reason ?? null,
    confirmedBy: finding.confirmation?.by ?? null,
    confirmedAt: finding.confirmation?.at.toISOString() ?? null,
  };
}

export function findingListDto(findings: readonly RecordedFinding[]): FindingListDto {
  return { items: findings.map(findingDto), total: findings.length };
}
