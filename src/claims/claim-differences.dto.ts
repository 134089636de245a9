import { ApiProperty } from '@nestjs/swagger';
import { amountText } from '../kernel/money.js';
import { COMPONENTS } from '../kernel/scheme.js';
import { entryId } from '../ledger/entry.js';
import { TotalsDto } from '../shortfall/shortfall.dto.js';
import type { ClaimDifference, ClaimMovement } from './claim-differences.js';
import { totalsDto } from './claim-figures-answer.js';
import type { ClaimComparison } from './claim-figures.service.js';
import { claimId } from './claim-id.js';

export class ClaimMovementDto extends TotalsDto {
  @ApiProperty({ type: String, format: 'date-time' })
  recordedAt!: string;

  @ApiProperty({ enum: ['declaration', 'tariff', 'basis-choice', 'rules'] })
  causeKind!: string;

  @ApiProperty({ example: 'GM0193-2024-2', description: 'The declaration, tariff version, basis choice or rule' })
  causeId!: string;

  @ApiProperty({ type: [String], example: ['GM0193-12'], description: 'Entries of the journal' })
  entries!: string[];
}

export class ClaimDifferenceDto {
  @ApiProperty({ example: 'GM0193' })
  municipality!: string;

  @ApiProperty({ example: 'Zwolle' })
  name!: string;

  @ApiProperty({ example: 2024 })
  year!: number;

  @ApiProperty({ enum: COMPONENTS })
  component!: string;

  @ApiProperty({ type: TotalsDto, nullable: true, description: 'null: the year was not declared then' })
  sealed!: TotalsDto | null;

  @ApiProperty({ type: TotalsDto, nullable: true, description: 'null: the year is not declared' })
  now!: TotalsDto | null;

  @ApiProperty({ type: TotalsDto, description: 'now − sealed' })
  difference!: TotalsDto;

  @ApiProperty({ type: String, nullable: true, description: 'The same of place-days or person-months; null: none' })
  quantity!: string | null;

  @ApiProperty({ type: [ClaimMovementDto], description: 'What was posted since; they add up to the difference' })
  movements!: ClaimMovementDto[];
}

export class ClaimDifferencesDto {
  @ApiProperty({ example: 'VNG-C1' })
  claim!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  sealedOn!: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'The moment it is known on; asks for the same again' })
  knownOn!: string;

  @ApiProperty({ type: [ClaimDifferenceDto], description: 'What changed; all else is as it was sealed' })
  items!: ClaimDifferenceDto[];

  @ApiProperty()
  total!: number;

  @ApiProperty({ type: TotalsDto, description: 'Of the whole claim' })
  sealed!: TotalsDto;

  @ApiProperty({ type: TotalsDto, description: 'Of the whole claim' })
  now!: TotalsDto;

  @ApiProperty({ type: TotalsDto, description: 'now − sealed, which is the sum of the items' })
  difference!: TotalsDto;
}

export function claimDifferencesDto({ claim, differences, sealedOn, knownOn }: ClaimComparison): ClaimDifferencesDto {
  const { cells, sealed, now, difference } = differences;
  return {
    claim: claimId(claim.key),
    sealedOn: sealedOn.toISOString(),
    knownOn: knownOn.toISOString(),
    items: cells.map((cell) => differenceDto(cell, claim.names)),
    total: cells.length,
    sealed: totalsDto(sealed),
    now: totalsDto(now),
    difference: totalsDto(difference),
  };
}

function differenceDto(cell: ClaimDifference, names: ReadonlyMap<string, string>): ClaimDifferenceDto {
  const { code, year, component, sealed, now, difference, quantity, movements } = cell;
  return {
    municipality: code,
    name: names.get(code) ?? code,
    year,
    component,
    sealed: sealed && totalsDto(sealed),
    now: now && totalsDto(now),
    difference: totalsDto(difference),
    quantity: quantity && amountText(quantity),
    movements: movements.map(movementDto),
  };
}

function movementDto(movement: ClaimMovement): ClaimMovementDto {
  return {
    recordedAt: movement.recordedAt.toISOString(),
    causeKind: movement.cause.kind,
    causeId: movement.cause.id,
    entries: movement.entryNumbers.map((number) => entryId(movement.code, number)),
    ...totalsDto(movement),
  };
}
