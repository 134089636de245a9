import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { BASES } from '../kernel/scheme.js';
import { IsFiscalYear } from '../platform/http/validators.js';
import type { Basis } from '../kernel/scheme.js';
import type { BasisChoice } from '../declarations/declarations.repository.js';
import { MunicipalEffectDto } from './change-effect.dto.js';

const REASON_MESSAGE = { message: 'Geef een reden op.' };

export class NewBasisChoiceDto {
  @ApiProperty({ example: 2022 })
  @IsFiscalYear()
  year!: number;

  @ApiProperty({ enum: BASES, description: 'norm: the norm amounts; actual: the real costs (article 3(2))' })
  @IsIn(BASES, { message: 'Kies norm of actual.' })
  basis!: Basis;

  @ApiProperty({ maxLength: 1000 })
  @IsString(REASON_MESSAGE)
  @IsNotEmpty(REASON_MESSAGE)
  @MaxLength(1000, { message: 'De reden mag hoogstens 1000 tekens lang zijn.' })
  reason!: string;
}

export class BasisChoiceDto {
  @ApiProperty({ example: 2022 })
  year!: number;

  @ApiProperty({ enum: BASES })
  basis!: string;

  @ApiProperty()
  reason!: string;

  @ApiProperty()
  recordedBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  recordedAt!: string;
}

export class BasisChoiceListDto {
  @ApiProperty({ type: [BasisChoiceDto], description: 'Choices made apart from a declaration, oldest first per year' })
  items!: BasisChoiceDto[];

  @ApiProperty()
  total!: number;

  @ApiProperty({ type: String, format: 'date-time', description: 'The moment it is known on; asks for the same again' })
  knownOn!: string;
}

export class BasisChangeDto {
  @ApiProperty({ description: 'true: nothing was recorded' })
  dryRun!: boolean;

  @ApiProperty({ enum: BASES })
  basis!: string;

  @ApiProperty({ type: MunicipalEffectDto })
  effect!: MunicipalEffectDto;
}

export function basisChoiceDto(choice: BasisChoice): BasisChoiceDto {
  return {
    year: choice.fiscalYear,
    basis: choice.basis,
    reason: choice.reason,
    recordedBy: choice.recordedBy,
    recordedAt: choice.recordedAt.toISOString(),
  };
}
