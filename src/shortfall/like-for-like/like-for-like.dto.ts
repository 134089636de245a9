import { ApiProperty } from '@nestjs/swagger';
import { EXCLUSIONS } from '../../kernel/like-for-like.js';
import { CERTAINTIES } from '../../kernel/tariff-schedule.js';
import { CompletenessDto } from '../shortfall.dto.js';

const OCCUPIED = 'null: not every row of places says how many were occupied';
const NO_UNIT_COST = 'null: there are no such place-days, or it is not known how many';

export class UnitCostsDto {
  @ApiProperty({ type: String, nullable: true, example: '61.37', description: NO_UNIT_COST })
  perRealisedPlaceDay!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '68.19', description: NO_UNIT_COST })
  perOccupiedPlaceDay!: string | null;
}

export class CostOfPlacesDto {
  @ApiProperty()
  realCost!: string;

  @ApiProperty()
  realisedPlaceDays!: string;

  @ApiProperty({ type: String, nullable: true, description: OCCUPIED })
  occupiedPlaceDays!: string | null;
}

export class UnitCostDto extends CostOfPlacesDto {
  @ApiProperty({ type: UnitCostsDto })
  unitCosts!: UnitCostsDto;

  @ApiProperty({ type: [String], example: ['GM0193-2025-1'], description: 'The declarations it rests on' })
  declarations!: string[];
}

export class LikeForLikeStepDto {
  @ApiProperty({ enum: EXCLUSIONS })
  exclusion!: string;

  @ApiProperty({ example: 'Zonder hotels' })
  label!: string;

  @ApiProperty({
    type: CostOfPlacesDto,
    nullable: true,
    description: 'What was taken out and not by an earlier step; null: it is not known, and nothing was',
  })
  excluded!: CostOfPlacesDto | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'Van 2 locaties met samen 1.460 plekdagen is nog niet gezegd wat voor plek het is.',
  })
  unknownBecause!: string | null;

  @ApiProperty({ type: CostOfPlacesDto })
  remaining!: CostOfPlacesDto;

  @ApiProperty({ type: UnitCostsDto, description: 'Of what remains' })
  after!: UnitCostsDto;

  @ApiProperty({ type: UnitCostsDto, description: 'After less before, as printed; null where either is, or not known' })
  difference!: UnitCostsDto;
}

export class WaterfallBarDto {
  @ApiProperty({ example: 'Zonder hotels' })
  name!: string;

  @ApiProperty({ enum: ['start', 'step', 'end'] })
  kind!: string;

  @ApiProperty()
  from!: string;

  @ApiProperty()
  to!: string;
}

export class WaterfallsDto {
  @ApiProperty({ type: [WaterfallBarDto], nullable: true, description: 'null: a step has no unit cost' })
  perRealisedPlaceDay!: WaterfallBarDto[] | null;

  @ApiProperty({ type: [WaterfallBarDto], nullable: true, description: 'null: a step has no unit cost' })
  perOccupiedPlaceDay!: WaterfallBarDto[] | null;
}

export class BridgeDto {
  @ApiProperty({ type: UnitCostDto, description: 'All of component goo' })
  start!: UnitCostDto;

  @ApiProperty({ type: [LikeForLikeStepDto], description: 'Their differences add up to the end less the start' })
  steps!: LikeForLikeStepDto[];

  @ApiProperty({ type: UnitCostsDto })
  end!: UnitCostsDto;

  @ApiProperty({ enum: EXCLUSIONS, isArray: true, description: 'While there is any, the end is not like for like' })
  unknown!: string[];

  @ApiProperty({
    description:
      'Kosten zonder locatie: cost at locations without place-days, or that names none while the places do. Taken out with no hotel or ship: no places would leave with it',
  })
  costWithoutPlaces!: string;

  @ApiProperty({ type: WaterfallsDto, description: 'For a chart: the start, the known steps and the end' })
  waterfalls!: WaterfallsDto;
}

export class NormAmountDto {
  @ApiProperty({ type: String, format: 'date' })
  from!: string;

  @ApiProperty({ type: String, format: 'date', description: 'Included' })
  through!: string;

  @ApiProperty({ type: String, nullable: true, example: '44.00', description: 'null: none is set for these days' })
  amount!: string | null;

  @ApiProperty({ enum: CERTAINTIES })
  certainty!: string;

  @ApiProperty({ type: String, nullable: true, example: 'goo-place-day-2025-01-01-v1' })
  tariff!: string | null;
}

abstract class LikeForLikeAnswerDto {
  @ApiProperty({ example: 2025 })
  year!: number;

  @ApiProperty({ type: String, format: 'date-time', description: 'The moment it is known on; asks for the same again' })
  knownOn!: string;

  @ApiProperty({ type: BridgeDto, nullable: true, description: 'null: nothing was declared' })
  bridge!: BridgeDto | null;

  @ApiProperty({ type: [NormAmountDto], description: 'Per realised place-day, over the days of the year' })
  normAmounts!: NormAmountDto[];

  @ApiProperty({ type: [String], description: 'What else to know before the end is held against a norm amount' })
  notices!: string[];
}

export class MunicipalLikeForLikeDto extends LikeForLikeAnswerDto {
  @ApiProperty({ example: 'GM0193' })
  municipality!: string;

  @ApiProperty({ example: 'Zwolle' })
  name!: string;
}

export class ComparableDto {
  @ApiProperty({ description: 'Municipalities that declared' })
  declared!: number;

  @ApiProperty({ description: 'Of these, with any place-day' })
  withPlaces!: number;

  @ApiProperty({ description: 'Of these, with a kind for every location with place-days' })
  comparable!: number;

  @ApiProperty({ description: 'Realised place-days of the comparable municipalities' })
  placeDays!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '83.25',
    description: 'Of all realised place-days that were declared; null: there are none',
  })
  placeDaysPercentage!: string | null;
}

export class NationalLikeForLikeDto extends LikeForLikeAnswerDto {
  @ApiProperty({
    enum: ['comparable', 'all'],
    description:
      'Which municipalities the bridge is over: those that can be compared; or, while there are none, all that declared',
  })
  bridgeOver!: string;

  @ApiProperty({ type: ComparableDto })
  comparable!: ComparableDto;

  @ApiProperty({ type: CompletenessDto })
  completeness!: CompletenessDto;

  @ApiProperty({ type: UnitCostDto, description: 'Component goo of all that declared' })
  country!: UnitCostDto;
}
