import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { amountText } from '../kernel/money.js';
import { COMPONENTS, FUNDING_ROUTES } from '../kernel/scheme.js';
import { TARIFF_CODES } from '../kernel/tariff-schedule.js';
import { KnownOnQuery } from '../platform/http/known-on.js';
import { KnownOnListDto } from '../platform/http/known-on-list.dto.js';
import { IsCalendarDate } from '../platform/http/validators.js';
import type { CostCategory, Deadline, DeductionRule, Municipality } from './reference.repository.js';
import { TARIFF_STATES } from './tariffs/tariff-state.js';
import type { TariffState, TariffStateName } from './tariffs/tariff-state.js';

export class ValidOnQuery extends KnownOnQuery {
  @ApiPropertyOptional({ type: String, format: 'date', description: 'Only what exists or holds on this day' })
  @IsOptional()
  @IsCalendarDate()
  validOn?: string;
}

export class TariffsQuery extends ValidOnQuery {
  @ApiPropertyOptional({ enum: TARIFF_STATES, default: 'adopted', description: 'Figures rest on adopted tariffs only' })
  @IsOptional()
  @IsIn(TARIFF_STATES, { message: `Kies uit ${TARIFF_STATES.join(', ')}.` })
  state: TariffStateName = 'adopted';
}

export class MunicipalityNameDto {
  @ApiProperty({ example: 'GM1992' })
  code!: string;

  @ApiProperty({ example: 'Voorne aan Zee' })
  name!: string;
}

export class MunicipalityDto extends MunicipalityNameDto {
  @ApiProperty({ example: 'Zuid-Holland' })
  province!: string;

  @ApiProperty({ example: 'VR17' })
  safetyRegion!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'null: before 2022' })
  validFrom!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Exclusive; null: still exists' })
  validUntil!: string | null;

  @ApiProperty({ type: MunicipalityNameDto, nullable: true, description: 'Where an ended municipality went' })
  successor!: MunicipalityNameDto | null;
}

export class MunicipalityListDto extends KnownOnListDto {
  @ApiProperty({ type: [MunicipalityDto] })
  items!: MunicipalityDto[];
}

export class ComponentRuleDto {
  @ApiProperty({ enum: FUNDING_ROUTES })
  fundingRoute!: string;

  @ApiProperty({ enum: COMPONENTS })
  component!: string;

  @ApiProperty({ type: String, format: 'date' })
  validFrom!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Exclusive' })
  validUntil!: string | null;
}

export class CostCategoryDto {
  @ApiProperty({ example: 'goo-housing' })
  code!: string;

  @ApiProperty({ example: 'Huisvesting (huur, energie, onderhoud)' })
  label!: string;

  @ApiProperty({ enum: FUNDING_ROUTES })
  defaultRoute!: string;

  @ApiProperty({ enum: FUNDING_ROUTES, isArray: true })
  routes!: readonly string[];

  @ApiProperty({ type: [ComponentRuleDto] })
  components!: readonly ComponentRuleDto[];
}

export class CostCategoryListDto extends KnownOnListDto {
  @ApiProperty({ type: [CostCategoryDto] })
  items!: CostCategoryDto[];
}

export class TariffDto {
  @ApiProperty({ example: 'goo-place-day-2025-01-01-v1' })
  id!: string;

  @ApiProperty({ enum: TARIFF_CODES })
  tariff!: string;

  @ApiProperty({ enum: TARIFF_STATES, description: 'Announced: no figure rests on it yet. Withdrawn: none any more' })
  state!: string;

  @ApiProperty({ example: '44.00', description: 'Euro per place-day or per person-month' })
  amount!: string;

  @ApiProperty({ type: String, format: 'date' })
  validFrom!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Exclusive; null: open' })
  validUntil!: string | null;

  @ApiProperty({ type: String, format: 'date', description: 'Last day on which the source was seen in force' })
  confirmedUntil!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'null: no date was found' })
  publishedOn!: string | null;

  @ApiProperty({ example: 'BooO art. 3(1)(d)' })
  source!: string;

  @ApiProperty()
  recordedBy!: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'Since when it stands here as it is' })
  recordedAt!: string;
}

export class TariffListDto extends KnownOnListDto {
  @ApiProperty({ type: [TariffDto] })
  items!: TariffDto[];
}

export class DeadlineDto {
  @ApiProperty({ example: 2025, description: 'The year that is accounted for' })
  year!: number;

  @ApiProperty({ enum: ['advance-application', 'sisa', 'settlement', 'reclaim'] })
  kind!: string;

  @ApiProperty({ type: String, format: 'date', description: 'The last day on which it is in time' })
  dueOn!: string;

  @ApiProperty()
  source!: string;
}

export class DeadlineListDto extends KnownOnListDto {
  @ApiProperty({ type: [DeadlineDto] })
  items!: DeadlineDto[];
}

export class DeductionRuleDto {
  @ApiProperty({ example: 2025 })
  year!: number;

  @ApiProperty({ description: 'Whether own contributions lower the entitlement of component goo (article 3(7))' })
  deducts!: boolean;

  @ApiProperty({ description: 'The reading of the law that it rests on' })
  source!: string;
}

export class DeductionRuleListDto extends KnownOnListDto {
  @ApiProperty({ type: [DeductionRuleDto] })
  items!: DeductionRuleDto[];
}

export function deductionRuleDto(rule: DeductionRule): DeductionRuleDto {
  return { year: rule.year, deducts: rule.deducts, source: rule.source };
}

export function municipalityDto(municipality: Municipality): MunicipalityDto {
  return {
    code: municipality.code,
    name: municipality.name,
    province: municipality.province,
    safetyRegion: municipality.safetyRegion,
    validFrom: municipality.validFrom,
    validUntil: municipality.validUntil,
    successor: municipality.successor,
  };
}

export function costCategoryDto(category: CostCategory): CostCategoryDto {
  return {
    code: category.code,
    label: category.label,
    defaultRoute: category.defaultRoute,
    routes: category.routes,
    components: category.components,
  };
}

export function tariffDto(tariff: TariffState): TariffDto {
  return {
    id: tariff.id,
    tariff: tariff.tariff,
    state: tariff.state,
    amount: amountText(tariff.amountEur),
    validFrom: tariff.validFrom,
    validUntil: tariff.validUntil,
    confirmedUntil: tariff.confirmedUntil,
    publishedOn: tariff.publishedOn,
    source: tariff.source,
    recordedBy: tariff.recordedBy,
    recordedAt: tariff.recordedAt.toISOString(),
  };
}

export function deadlineDto(deadline: Deadline): DeadlineDto {
  return { year: deadline.year, kind: deadline.kind, dueOn: deadline.dueOn, source: deadline.source };
}
