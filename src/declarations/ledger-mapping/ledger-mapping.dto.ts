import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { LEDGER_COLUMNS, LEDGER_SIGNS } from '../../intake/general-ledger/ledger-mapping.js';
import type {
  LedgerColumns,
  LedgerMapping,
  LedgerRule,
  LedgerSign,
} from '../../intake/general-ledger/ledger-mapping.js';
import { cleanText } from '../../intake/notation/plain-text.js';
import { FUNDING_ROUTES } from '../../kernel/scheme.js';
import type { FundingRoute } from '../../kernel/scheme.js';
import type { RecordedMapping } from './ledger-mapping.repository.js';

const VERSION = 'Geef het nummer van een versie.';
const HEADING = { message: 'Geef de kop van de kolom als tekst van hoogstens 100 tekens.' };
const MOST_RULES = 1_000;
/** As large as the database can count them. */
const LAST_VERSION = 2_147_483_647;

export class MappingVersionQuery {
  @ApiPropertyOptional({ example: 2, description: 'Default: the last one' })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: VERSION })
  @Min(1, { message: VERSION })
  @Max(LAST_VERSION, { message: VERSION })
  version?: number;
}

/** A heading as an extract has it. */
function Heading(example: string): PropertyDecorator {
  return (target, property) => {
    ApiPropertyOptional({ type: String, example, maxLength: 100 })(target, property);
    IsOptional()(target, property);
    IsString(HEADING)(target, property);
    MaxLength(100, HEADING)(target, property);
  };
}

export class LedgerColumnsDto {
  @Heading('Grootboekrekening')
  account?: string;

  @Heading('Omschrijving grootboek')
  accountName?: string;

  @Heading('Kostenplaats')
  costCentre?: string;

  @Heading('Boekdatum')
  date?: string;

  @Heading('Bedrag')
  amount?: string;

  @Heading('D/C')
  debitCredit?: string;

  @Heading('Debet')
  debit?: string;

  @Heading('Credit')
  credit?: string;

  @Heading('Omschrijving')
  description?: string;

  @Heading('Boekstuk')
  document?: string;
}

export class LedgerRuleDto {
  @ApiProperty({ example: '4300..4399', description: 'One (4310), a range (4300..4399), a beginning (43*) or any (*)' })
  @IsString({ message: 'Geef een rekening als tekst.' })
  account!: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: '7010', description: 'Written like an account' })
  @IsOptional()
  @IsString({ message: 'Geef een kostenplaats als tekst.' })
  costCentre?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'goo-housing' })
  @IsOptional()
  @IsString({ message: 'Geef de code van een kostensoort.' })
  costCategory?: string | null;

  @ApiPropertyOptional({ enum: FUNDING_ROUTES, nullable: true, description: "Default: the cost category's own" })
  @IsOptional()
  @IsIn(FUNDING_ROUTES, { message: `Kies uit ${FUNDING_ROUTES.join(', ')}.` })
  fundingRoute?: FundingRoute | null;

  @ApiPropertyOptional({ default: false, description: 'Lines on this account are left out, and counted' })
  @IsOptional()
  @IsBoolean({ message: 'Geef true of false.' })
  ignore?: boolean;
}

export class NewLedgerMappingDto {
  @ApiPropertyOptional({
    type: LedgerColumnsDto,
    nullable: true,
    description: 'Headings of the extract; left out: the usual ones. An audit file needs none',
  })
  @IsOptional()
  @IsObject({ message: 'Geef de kolommen als object.' })
  @ValidateNested()
  @Type(() => LedgerColumnsDto)
  columns?: LedgerColumnsDto | null;

  @ApiPropertyOptional({ enum: LEDGER_SIGNS, default: 'debit-positive' })
  @IsOptional()
  @IsIn(LEDGER_SIGNS, { message: `Kies uit ${LEDGER_SIGNS.join(', ')}.` })
  sign?: LedgerSign;

  @ApiProperty({ type: [LedgerRuleDto], maxItems: MOST_RULES })
  @IsArray({ message: 'Geef een lijst van regels.' })
  @ArrayMaxSize(MOST_RULES, { message: `Geef hoogstens ${MOST_RULES} regels; gebruik reeksen (4300..4399) of 43*.` })
  @IsObject({ each: true, message: 'Geef elke regel als object.' })
  @ValidateNested({ each: true })
  @Type(() => LedgerRuleDto)
  rules!: LedgerRuleDto[];
}

export class LedgerMappingDto {
  @ApiProperty({ example: 'GM0193' })
  municipality!: string;

  @ApiProperty({ example: 1 })
  version!: number;

  @ApiProperty({ type: LedgerColumnsDto, nullable: true })
  columns!: LedgerColumns | null;

  @ApiProperty({ enum: LEDGER_SIGNS })
  sign!: string;

  @ApiProperty({ type: [LedgerRuleDto] })
  rules!: readonly LedgerRuleDto[];

  @ApiProperty()
  recordedBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  recordedAt!: string;
}

export class LedgerMappingListDto {
  @ApiProperty({ type: [LedgerMappingDto], description: 'Newest first' })
  items!: LedgerMappingDto[];

  @ApiProperty()
  total!: number;
}

/** Texts without what nobody sees, and everything named, so that the same mapping is the same content. */
export function mappingOf({ columns, sign, rules }: NewLedgerMappingDto): LedgerMapping {
  return {
    columns: columns ? columnsOf(columns) : null,
    sign: sign ?? 'debit-positive',
    rules: rules.map(ruleOf),
  };
}

function columnsOf(given: LedgerColumnsDto): LedgerColumns {
  return Object.fromEntries(
    LEDGER_COLUMNS.flatMap((column) => {
      const heading = given[column];
      return typeof heading === 'string' ? [[column, cleanText(heading)]] : [];
    }),
  );
}

function ruleOf({ account, costCentre, costCategory, fundingRoute, ignore }: LedgerRuleDto): LedgerRule {
  return {
    account: cleanText(account),
    costCentre: typeof costCentre === 'string' ? cleanText(costCentre) : null,
    costCategory: typeof costCategory === 'string' ? cleanText(costCategory) : null,
    fundingRoute: fundingRoute ?? null,
    ignore: ignore ?? false,
  };
}

export function ledgerMappingDto({
  municipalityCode,
  version,
  mapping,
  recordedBy,
  recordedAt,
}: RecordedMapping): LedgerMappingDto {
  return {
    municipality: municipalityCode,
    version,
    columns: mapping.columns,
    sign: mapping.sign,
    rules: mapping.rules.map((rule) => ({ ...rule })),
    recordedBy,
    recordedAt: recordedAt.toISOString(),
  };
}
