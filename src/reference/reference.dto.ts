import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { amountText } from '../kernel/money.js';
import { COMPONENTS, FUNDING_ROUTES } from '../kernel/scheme.js';
import { TARIFF_CODES } from '../kernel/tariff-schedule.js';
import { IsCalendarDate } from '../platform/http/validators.js';
import type { CostCategory, Municipality, SourcedTariff } from './reference.repository.js';

export class ValidOnQuery {
  @ApiPropertyOptional({ type: String, format: 'date', description: 'Only what exists or holds on this day' })
  @IsOptional()
  @IsCalendarDate()
  validOn?: string;
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

export class MunicipalityListDto {
  @ApiProperty({ type: [MunicipalityDto] })
  items!: MunicipalityDto[];

  @ApiProperty()
  total!: number;
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

export class CostCategoryListDto {
  @ApiProperty({ type: [CostCategoryDto] })
  items!: CostCategoryDto[];

  @ApiProperty()
  total!: number;
}

export class TariffDto {
  @ApiProperty({ example: 'goo-place-day-2025-01-01-v1' })
  id!: string;

  @ApiProperty({ enum: TARIFF_CODES })
  tariff!: string;

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

  @ApiProperty({ type: String, format: 'date-time' })
  recordedAt!: string;
}

export class TariffListDto {
  @ApiProperty({ type: [TariffDto] })
  items!: TariffDto[];

  @ApiProperty()
  total!: number;
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

export function tariffDto(tariff: SourcedTariff): TariffDto {
  return {
    id: tariff.id,
    tariff: tariff.tariff,
    amount: amountText(tariff.amountEur),
    validFrom: tariff.validFrom,
    validUntil: tariff.validUntil,
    confirmedUntil: tariff.confirmedUntil,
    publishedOn: tariff.publishedOn,
    source: tariff.source,
    recordedAt: tariff.recordedAt.toISOString(),
  };
}
