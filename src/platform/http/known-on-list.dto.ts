import { ApiProperty } from '@nestjs/swagger';

/** What every list as known on a moment says of itself. */
export abstract class KnownOnListDto {
  @ApiProperty()
  total!: number;

  @ApiProperty({ type: String, format: 'date-time', description: 'The moment it is known on; asks for the same again' })
  knownOn!: string;
}
