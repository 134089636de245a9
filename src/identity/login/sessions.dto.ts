import { ApiProperty } from '@nestjs/swagger';
import { ROLES } from '../roles.js';

export class CallerDto {
  @ApiProperty({ example: 'finance-officer:GM0177' })
  person!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: ROLES, isArray: true })
  roles!: readonly string[];

  @ApiProperty({ type: String, nullable: true, example: 'GM0177', description: 'null: of the country' })
  municipality!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'By browser: to send along with every request that writes, in X-CSRF-Token. null: by token',
  })
  csrfToken!: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Of the session, if nothing is asked',
  })
  endsAt!: string | null;
}

export class SessionDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  person!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: ROLES, isArray: true })
  roles!: readonly string[];

  @ApiProperty({ type: String, nullable: true })
  municipality!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'To the minute' })
  lastSeenAt!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  endsAt!: string;
}

export class SessionListDto {
  @ApiProperty({ type: [SessionDto] })
  items!: SessionDto[];

  @ApiProperty()
  total!: number;
}
