import { Controller, Get, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../platform/clock.js';
import { dutchDay } from '../platform/dutch-dates.js';
import { knownOnOf } from '../platform/http/known-on.js';
import { reminderDto, ReminderListDto, RemindersQuery } from './reminders.dto.js';
import { RemindersService } from './reminders.service.js';

@ApiTags('declarations')
@Controller('v1/reminders')
export class RemindersController {
  constructor(
    private readonly reminders: RemindersService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listReminders',
    summary: 'What is missing of the years to account for, with the deadline, the days left and what to do',
  })
  @ApiOkResponse({ type: ReminderListDto })
  @ApiNotFoundResponse({ description: 'No such municipality' })
  async list(@Query() query: RemindersQuery): Promise<ReminderListDto> {
    const now = this.clock.now();
    const on = query.on ?? dutchDay(now);
    const { reminders, moment } = await this.reminders.reminders(query.municipality ?? null, on, knownOnOf(query, now));
    return { items: reminders.map(reminderDto), total: reminders.length, on, knownOn: moment.toISOString() };
  }
}
