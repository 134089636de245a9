import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import type { IsoDate } from '../kernel/period.js';
import { KnownOnListDto } from '../platform/http/known-on-list.dto.js';
import { KnownOnQuery } from '../platform/http/known-on.js';
import { IsCalendarDate, IsMunicipalityCode } from '../platform/http/validators.js';
import { DeadlineDto, deadlineDto } from '../reference/reference.dto.js';
import { declarationId } from './declaration-id.js';
import { MISSING } from './reminders.js';
import type { Reminder } from './reminders.js';

export class RemindersQuery extends KnownOnQuery {
  @ApiPropertyOptional({ example: 'GM0193' })
  @IsOptional()
  @IsMunicipalityCode()
  municipality?: string;

  @ApiPropertyOptional({ type: String, format: 'date', description: 'The day to count from; default: today' })
  @IsOptional()
  @IsCalendarDate()
  on?: IsoDate;
}

export class ReminderDto {
  @ApiProperty({ example: 'GM0193' })
  municipality!: string;

  @ApiProperty({ example: 'Zwolle' })
  name!: string;

  @ApiProperty({ example: 2025 })
  year!: number;

  @ApiProperty({ enum: MISSING })
  missing!: string;

  @ApiProperty({ type: String, nullable: true, example: 'GM0193-2025-1', description: 'The newest version, if any' })
  declaration!: string | null;

  @ApiProperty({ type: DeadlineDto })
  deadline!: DeadlineDto;

  @ApiProperty({ description: 'Negative: days too late' })
  daysLeft!: number;

  @ApiProperty({ description: 'What to do, in Dutch' })
  message!: string;
}

export class ReminderListDto extends KnownOnListDto {
  @ApiProperty({ type: [ReminderDto] })
  items!: ReminderDto[];

  @ApiProperty({ type: String, format: 'date', description: 'The day that is counted from' })
  on!: IsoDate;
}

export function reminderDto(reminder: Reminder): ReminderDto {
  const { municipality, declaration, deadline } = reminder;
  return {
    municipality: municipality.code,
    name: municipality.name,
    year: deadline.year,
    missing: reminder.missing,
    declaration: declaration && declarationId(declaration),
    deadline: deadlineDto(deadline),
    daysLeft: reminder.daysLeft,
    message: reminder.message,
  };
}
