import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsIn, IsNotEmpty, IsString, Matches, MaxLength } from 'class-validator';
import { SISA_MEASURES } from '../kernel/sisa.js';
import type { SisaMeasure } from '../kernel/sisa.js';
import { IsFiscalYear } from '../platform/http/validators.js';

const CODE = /^[A-Z]\d{1,2}[A-Z]?\/\d{2}$/;

export class IndicatorParameters {
  @ApiProperty({ example: 2024 })
  @Type(() => Number)
  @IsFiscalYear()
  year!: number;

  @ApiProperty({
    name: 'indicator',
    example: 'A16-01',
    description: 'The number in the SiSa annex, with a hyphen: a slash would be another place in the address',
  })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.replace('-', '/') : value))
  @Matches(CODE, { message: 'Geef een indicator als A16-01.' })
  indicator!: string;
}

const LABEL_MESSAGE = { message: 'Geef de omschrijving van de indicator.' };
const SOURCE_MESSAGE = { message: 'Geef de bron, zoals de SiSa-bijlage van het jaar.' };

export class IndicatorSourceDto {
  @ApiProperty({ maxLength: 500, description: 'Where this was read' })
  @IsString(SOURCE_MESSAGE)
  @IsNotEmpty(SOURCE_MESSAGE)
  @MaxLength(500, { message: 'De bron mag hoogstens 500 tekens lang zijn.' })
  source!: string;
}

export class NewSisaIndicatorDto extends IndicatorSourceDto {
  @ApiProperty({ maxLength: 200, description: 'In Dutch, as the annex or in own words' })
  @IsString(LABEL_MESSAGE)
  @IsNotEmpty(LABEL_MESSAGE)
  @MaxLength(200, { message: 'De omschrijving mag hoogstens 200 tekens lang zijn.' })
  label!: string;

  @ApiProperty({ enum: SISA_MEASURES, description: 'What of the ledger it stands for' })
  @IsIn(SISA_MEASURES, { message: `Kies uit ${SISA_MEASURES.join(', ')}.` })
  measure!: SisaMeasure;
}
