import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { amount } from '../kernel/money.js';
import { COMPONENTS, FIRST_FISCAL_YEAR } from '../kernel/scheme.js';
import type { Component } from '../kernel/scheme.js';
import { IsCalendarDate, IsFiscalYear, IsLine, IsMunicipalityCode, MayBeLeftOut } from '../platform/http/validators.js';
import { CLAIM_STATES } from './claim-life.js';
import type { ClaimState } from './claim-life.js';
import type { Dated } from './claim-life.service.js';
import type { SettledAmount } from './claim-seals.repository.js';

/** What people send: a claim, a step in its life, why evidence is withdrawn. */

const LONGEST_NARRATIVE = 20_000;
const LONGEST_LINE = 200;
/** More than there are or were since the scheme began. */
const MOST_MUNICIPALITIES = 400;
const MOST_AMOUNTS = 200;
const LINE_MESSAGE = `Gebruik hoogstens ${LONGEST_LINE} tekens, op één regel.`;
const COMPONENT_MESSAGE = `Kies uit ${COMPONENTS.join(', ')}.`;
const AMOUNT_MESSAGE = 'Geef een bedrag in euro met hoogstens twee decimalen en een punt, als tekst: "55000.00".';

export class ClaimsQuery {
  @ApiPropertyOptional({ example: 'GM0193', description: 'Claims that this municipality is in' })
  @IsOptional()
  @IsMunicipalityCode()
  municipality?: string;

  @ApiPropertyOptional({ enum: CLAIM_STATES })
  @IsOptional()
  @IsIn(CLAIM_STATES, { message: `Kies uit ${CLAIM_STATES.join(', ')}.` })
  state?: ClaimState;
}

export class AskedClaimDto {
  @ApiProperty({ maxLength: LONGEST_LINE, example: 'Tekort op de opvang 2023 tot en met 2025' })
  @IsLine(LONGEST_LINE, LINE_MESSAGE)
  title!: string;

  @ApiProperty({ type: [String], example: ['GM0193'], description: 'A municipality names itself; VNG one or more' })
  @IsMunicipalityCode({ each: true })
  @ArrayUnique({ message: 'Noem een gemeente één keer.' })
  @ArrayMaxSize(MOST_MUNICIPALITIES, { message: `Noem hoogstens ${MOST_MUNICIPALITIES} gemeenten.` })
  @ArrayMinSize(1, { message: 'Noem ten minste één gemeente.' })
  @IsArray({ message: 'Geef een lijst van gemeentecodes.' })
  municipalities!: string[];

  @ApiProperty({ minimum: FIRST_FISCAL_YEAR, example: 2023 })
  @IsFiscalYear()
  fromYear!: number;

  @ApiProperty({ minimum: FIRST_FISCAL_YEAR, example: 2025, description: 'Included; at the latest this year' })
  @IsFiscalYear()
  toYear!: number;

  @ApiPropertyOptional({ enum: COMPONENTS, isArray: true, description: 'Default: all' })
  @MayBeLeftOut()
  @IsIn(COMPONENTS, { each: true, message: COMPONENT_MESSAGE })
  @ArrayUnique({ message: 'Noem een onderdeel één keer.' })
  @ArrayMinSize(1, { message: 'Noem ten minste één onderdeel.' })
  @IsArray({ message: 'Geef een lijst van onderdelen.' })
  components?: Component[];

  @ApiProperty({ maxLength: LONGEST_NARRATIVE, description: 'Why; paragraphs are kept. No personal data' })
  @MaxLength(LONGEST_NARRATIVE, { message: `Gebruik hoogstens ${LONGEST_NARRATIVE} tekens.` })
  @IsString({ message: 'Geef een onderbouwing.' })
  narrative!: string;

  @ApiPropertyOptional({
    maxLength: LONGEST_LINE,
    example: 'team Financiën, zaak 2026-117',
    description: 'A department and case by which the claimant is found; nobody’s name, number or address',
  })
  @MayBeLeftOut()
  @Matches(/^[^@]*$/, { message: 'Noem een afdeling of een zaaknummer, geen e-mailadres.' })
  @IsLine(LONGEST_LINE, LINE_MESSAGE)
  contact?: string;
}

export class ReasonDto {
  @ApiProperty({ maxLength: 1000, description: 'Why; who claims reads this' })
  @MaxLength(1000, { message: 'De reden mag hoogstens 1000 tekens lang zijn.' })
  @IsString({ message: 'Geef een reden op.' })
  reason!: string;
}

export class PresentationDto {
  @ApiProperty({ type: String, format: 'date', example: '2026-11-20' })
  @IsCalendarDate()
  presentedOn!: string;

  @ApiProperty({ maxLength: LONGEST_LINE, example: 'brief VNG 2026-0412', description: 'The letter or the meeting' })
  @IsLine(LONGEST_LINE, LINE_MESSAGE)
  reference!: string;
}

export class SettledAmountDto {
  @ApiProperty({ example: 2024 })
  @IsFiscalYear()
  year!: number;

  @ApiProperty({ enum: COMPONENTS })
  @IsIn(COMPONENTS, { message: COMPONENT_MESSAGE })
  component!: Component;

  @ApiProperty({
    example: '55000.00',
    description: 'What the State pays beyond the entitlement; below zero it takes back',
  })
  @Matches(/^-?\d{1,12}(\.\d{1,2})?$/, { message: AMOUNT_MESSAGE })
  amount!: string;
}

export class SettlementDto {
  @ApiProperty({ type: String, format: 'date', example: '2026-11-23' })
  @IsCalendarDate()
  settledOn!: string;

  @ApiProperty({ maxLength: LONGEST_LINE, example: 'besluit AenM 2026-88', description: 'The decision' })
  @IsLine(LONGEST_LINE, LINE_MESSAGE)
  reference!: string;

  @ApiProperty({ type: [SettledAmountDto], description: 'One for each year and component that was claimed' })
  @Type(() => SettledAmountDto)
  @ValidateNested({ each: true })
  @IsObject({ each: true, message: 'Geef per regel jaar, onderdeel en bedrag.' })
  @ArrayMaxSize(MOST_AMOUNTS, { message: `Geef hoogstens ${MOST_AMOUNTS} bedragen.` })
  @IsArray({ message: 'Geef een lijst van bedragen.' })
  amounts!: SettledAmountDto[];
}

export function settlementOf({ settledOn, reference, amounts }: SettlementDto): {
  readonly settled: Dated;
  readonly amounts: readonly SettledAmount[];
} {
  return {
    settled: { on: settledOn, reference },
    amounts: amounts.map((one) => ({ year: one.year, component: one.component, amountEur: amount(one.amount) })),
  };
}
