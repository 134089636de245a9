import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsArray, IsInt, IsNotEmpty, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { KnownOnListDto } from '../platform/http/known-on-list.dto.js';
import { EVENTS } from './declaration-history.js';
import type { HistoryEvent } from './declaration-history.js';

const NUMBERS = 'Geef de nummers van waarschuwingen, als [1, 2].';

export class NewConfirmationDto {
  @ApiPropertyOptional({
    type: [Number],
    example: [1, 3],
    description: 'Numbers of warnings; left out: all that are open',
  })
  @IsOptional()
  @IsInt({ each: true, message: NUMBERS })
  @Min(1, { each: true, message: NUMBERS })
  @IsArray({ message: NUMBERS })
  findings?: number[];

  @ApiPropertyOptional({ example: 'sheet-unknown', description: 'Only warnings of this kind' })
  @IsOptional()
  @IsString({ message: 'Geef de code van een waarschuwing.' })
  code?: string;

  @ApiProperty({ maxLength: 1000, description: 'Why they may go with the declaration' })
  @MaxLength(1000, { message: 'De reden mag hoogstens 1000 tekens lang zijn.' })
  @IsNotEmpty({ message: 'Geef een reden op.' })
  @IsString({ message: 'Geef een reden op.' })
  reason!: string;
}

export class HistoryEventDto {
  @ApiProperty({ enum: EVENTS })
  event!: string;

  @ApiProperty()
  by!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Why it went back, or why warnings were confirmed' })
  reason!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'In Dutch: which file, which warnings, which version' })
  detail!: string | null;
}

export class HistoryDto extends KnownOnListDto {
  @ApiProperty({ type: [HistoryEventDto] })
  items!: HistoryEventDto[];
}

export function historyEventDto({ event, by, at, reason, detail }: HistoryEvent): HistoryEventDto {
  return { event, by, at: at.toISOString(), reason, detail };
}
