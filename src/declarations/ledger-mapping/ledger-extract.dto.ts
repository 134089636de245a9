import { ApiProperty, OmitType } from '@nestjs/swagger';
import type { AccountTally } from '../../intake/general-ledger/extract-mapper.js';
import type { LedgerColumns } from '../../intake/general-ledger/ledger-mapping.js';
import type { Finding } from '../../intake/findings.js';
import { presentable } from '../../intake/findings.js';
import { amountText, sum } from '../../kernel/money.js';
import { FUNDING_ROUTES } from '../../kernel/scheme.js';
import { FindingDto } from '../findings.dto.js';
import { LedgerColumnsDto } from './ledger-mapping.dto.js';
import type { MappedSurvey } from './ledger-mapping.service.js';

export class ExtractFindingDto extends OmitType(FindingDto, ['number', 'confirmation', 'confirmedBy', 'confirmedAt']) {}

export class ExtractAccountDto {
  @ApiProperty({ example: '4310' })
  account!: string;

  @ApiProperty({ type: String, nullable: true, example: 'Huur gebouwen' })
  name!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Only when the mapping looks at it, or there is none yet' })
  costCentre!: string | null;

  @ApiProperty({ example: 12 })
  lines!: number;

  @ApiProperty({ example: '28110.00', description: 'Debit minus credit' })
  amount!: string;

  @ApiProperty({ type: String, nullable: true, description: 'null: ignored, or not mapped yet' })
  costCategory!: string | null;

  @ApiProperty({ enum: FUNDING_ROUTES, nullable: true })
  fundingRoute!: string | null;

  @ApiProperty()
  ignored!: boolean;
}

export class ExtractTotalsDto {
  @ApiProperty({ description: 'Lines that could be read' })
  lines!: number;

  @ApiProperty({ example: '100.00', description: 'mapped + ignored + unmapped' })
  amount!: string;

  @ApiProperty()
  mapped!: string;

  @ApiProperty()
  ignored!: string;

  @ApiProperty()
  unmapped!: string;
}

export class LedgerExtractDto {
  @ApiProperty({ type: Number, nullable: true, description: 'The version it was read by; null: there is none yet' })
  mappingVersion!: number | null;

  @ApiProperty({ type: LedgerColumnsDto, nullable: true, description: 'The headings it was read by' })
  columns!: LedgerColumns | null;

  @ApiProperty({ type: [ExtractAccountDto] })
  accounts!: ExtractAccountDto[];

  @ApiProperty({ type: ExtractTotalsDto })
  totals!: ExtractTotalsDto;

  @ApiProperty({ type: [ExtractFindingDto] })
  findings!: ExtractFindingDto[];
}

export function ledgerExtractDto({ mappingVersion, columns, accounts, findings }: MappedSurvey): LedgerExtractDto {
  const amountOf = (isIncluded: (tally: AccountTally) => boolean): string =>
    amountText(sum(accounts.filter(isIncluded).map(({ amountEur }) => amountEur)));
  return {
    mappingVersion,
    columns,
    accounts: accounts.map(accountDto),
    totals: {
      lines: accounts.reduce((count, { lines }) => count + lines, 0),
      amount: amountOf(() => true),
      mapped: amountOf(({ allocation }) => allocation?.kind === 'mapped'),
      ignored: amountOf(({ allocation }) => allocation?.kind === 'ignored'),
      unmapped: amountOf(({ allocation }) => allocation === null),
    },
    findings: findings.map(findingDto),
  };
}

function accountDto({ account, name, costCentre, allocation, lines, amountEur }: AccountTally): ExtractAccountDto {
  const mapped = allocation?.kind === 'mapped' ? allocation : null;
  return {
    account: presentable(account),
    name,
    costCentre: costCentre === null ? null : presentable(costCentre),
    lines,
    amount: amountText(amountEur),
    costCategory: mapped?.costCategory ?? null,
    fundingRoute: mapped?.fundingRoute ?? null,
    ignored: allocation?.kind === 'ignored',
  };
}

function findingDto(found: Finding): ExtractFindingDto {
  const { code, severity, sheet, row, column, header, given, expected, message } = found;
  return { code, severity, sheet, row, column, header, given, expected, message };
}
