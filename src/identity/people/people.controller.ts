import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { ROLES } from '../roles.js';
import type { Role } from '../roles.js';
import { PeopleService } from './people.service.js';

export class PersonDto {
  @ApiProperty({ example: 'controller:GM0193' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: ROLES, isArray: true })
  roles!: readonly Role[];

  @ApiProperty({ type: String, nullable: true, example: 'GM0193', description: 'null: of the country' })
  municipality!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  firstSeenAt!: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'To the hour' })
  lastSeenAt!: string;
}

export class PersonListDto {
  @ApiProperty({ type: [PersonDto] })
  items!: PersonDto[];

  @ApiProperty()
  total!: number;
}

@ApiTags('identity')
@Controller('v1/people')
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @Get()
  @ApiOperation({
    operationId: 'listPeople',
    summary: 'Everybody who ever came in, with the rights that the identity provider gave them the last time',
  })
  @ApiOkResponse({ type: PersonListDto })
  async list(): Promise<PersonListDto> {
    const people = await this.people.all();
    const items = people.map(({ person, municipalityCode, firstSeenAt, lastSeenAt, name, roles }) => ({
      id: person,
      name,
      roles,
      municipality: municipalityCode,
      firstSeenAt: firstSeenAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
    }));
    return { items, total: items.length };
  }
}
