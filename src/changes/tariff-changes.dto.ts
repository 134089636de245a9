import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { TARIFF_CODES } from '../kernel/tariff-schedule.js';
import type { TariffCode } from '../kernel/tariff-schedule.js';
import { IsCalendarDate, MayBeLeftOut } from '../platform/http/validators.js';
import { TariffDto } from '../reference/reference.dto.js';
import { RulesEffectDto } from './change-effect.dto.js';
import { ReassessmentDto } from './reassessment.dto.js';

const SOURCE_LENGTH = 500;
const AMOUNT_MESSAGE = 'Geef een bedrag in euro met hoogstens twee decimalen en een punt, als tekst: "44.00".';

export class NewTariffDto {
  @ApiProperty({ enum: TARIFF_CODES })
  @IsIn(TARIFF_CODES, { message: `Kies uit ${TARIFF_CODES.join(', ')}.` })
  tariff!: TariffCode;

  @ApiPropertyOptional({
    enum: ['announced', 'adopted'],
    default: 'adopted',
    description: 'Announced: known from a letter, not yet law; figures do not rest on it until it is adopted',
  })
  @MayBeLeftOut()
  @IsIn(['announced', 'adopted'], { message: 'Kies announced of adopted.' })
  state: 'announced' | 'adopted' = 'adopted';

  @ApiProperty({ type: String, format: 'date', example: '2026-01-01' })
  @Matches(/^20(2[2-9]|[3-9]\d)-/, { message: 'Geef een datum vanaf 2022-01-01.' })
  @IsCalendarDate()
  validFrom!: string;

  @ApiPropertyOptional({
    type: String,
    format: 'date',
    nullable: true,
    description:
      'Exclusive. Left out: until the next version begins, or open where none does. null: open, in place of all that follow',
  })
  @IsOptional()
  @IsCalendarDate()
  validUntil?: string | null;

  @ApiProperty({ example: '44.00', description: 'Euro per place-day or per person-month' })
  @IsString({ message: AMOUNT_MESSAGE })
  @Matches(/^\d{1,7}(\.\d{1,2})?$/, { message: AMOUNT_MESSAGE })
  amount!: string;

  @ApiProperty({ maxLength: SOURCE_LENGTH, example: 'Stcrt. 2025, 41734, art. I' })
  @IsString({ message: 'Geef de bron: de Staatscourant, het artikel of de brief.' })
  @IsNotEmpty({ message: 'Geef de bron: de Staatscourant, het artikel of de brief.' })
  @MaxLength(SOURCE_LENGTH, { message: `De bron mag hoogstens ${SOURCE_LENGTH} tekens lang zijn.` })
  source!: string;

  @ApiPropertyOptional({ type: String, format: 'date', nullable: true, description: 'null: no date was found' })
  @IsOptional()
  @IsCalendarDate()
  publishedOn?: string | null;

  @ApiPropertyOptional({
    type: String,
    format: 'date',
    description: 'Last day on which the source was seen in force. Left out: its last day, or the end of this year',
  })
  @IsOptional()
  @IsCalendarDate()
  confirmedUntil?: string;
}

export class AdoptionDto {
  @ApiPropertyOptional({ type: String, format: 'date' })
  @IsOptional()
  @IsCalendarDate()
  publishedOn?: string;

  @ApiPropertyOptional({ type: String, format: 'date' })
  @IsOptional()
  @IsCalendarDate()
  confirmedUntil?: string;

  @ApiPropertyOptional({ maxLength: SOURCE_LENGTH, description: 'Where it became law; left out: what announced it' })
  @MayBeLeftOut()
  @IsNotEmpty({ message: 'Geef de bron: de Staatscourant, het artikel of de brief.' })
  @MaxLength(SOURCE_LENGTH, { message: `De bron mag hoogstens ${SOURCE_LENGTH} tekens lang zijn.` })
  source?: string;
}

export class WithdrawalDto {
  @ApiProperty({ maxLength: SOURCE_LENGTH, description: 'Where it was withdrawn, or why' })
  @IsString({ message: 'Geef de bron van de intrekking.' })
  @IsNotEmpty({ message: 'Geef de bron van de intrekking.' })
  @MaxLength(SOURCE_LENGTH, { message: `De bron mag hoogstens ${SOURCE_LENGTH} tekens lang zijn.` })
  source!: string;
}

export class ConfirmationDto {
  @ApiProperty({ type: String, format: 'date', description: 'Last day on which the source was seen in force' })
  @IsCalendarDate()
  confirmedUntil!: string;

  @ApiPropertyOptional({ maxLength: SOURCE_LENGTH, description: 'Where it was seen; left out: the source it has' })
  @MayBeLeftOut()
  @IsNotEmpty({ message: 'Geef de bron: de Staatscourant, het artikel of de brief.' })
  @MaxLength(SOURCE_LENGTH, { message: `De bron mag hoogstens ${SOURCE_LENGTH} tekens lang zijn.` })
  source?: string;
}

export class TariffChangeDto extends TariffDto {
  @ApiProperty({ description: 'true: nothing was recorded' })
  dryRun!: boolean;

  @ApiProperty({ type: RulesEffectDto, description: 'What it does; of an announced one, what adopting it would do' })
  effect!: RulesEffectDto;

  @ApiProperty({ type: ReassessmentDto, nullable: true, description: 'null: nothing was posted by it' })
  reassessment!: ReassessmentDto | null;
}
