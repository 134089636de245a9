import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Component, FundingRoute, ReceiptKind, Regulation } from '../kernel/scheme.js';
import { CostCategoryEntity } from '../reference/reference.entity.js';
import { DeclarationEntity } from './declaration.entity.js';

/** The tables of declared lines, one for each sheet. Constraints carry the names they have in the migrations. */

/** The declaration a line belongs to. */
const DECLARATION_KEY = ['municipalityCode', 'fiscalYear', 'version'] as const;

/** What lines refer to while they come in; of a file that is kept, the declaration follows at the end. */
@Entity('declaration_version')
@ForeignKey(() => DeclarationEntity, [...DECLARATION_KEY], [...DECLARATION_KEY], {
  name: 'declaration_version_declaration_fk',
  deferrable: 'INITIALLY DEFERRED',
})
export class DeclarationVersionEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'declaration_version_pk' })
  municipalityCode!: string;

  @PrimaryColumn('integer', { name: 'fiscal_year', primaryKeyConstraintName: 'declaration_version_pk' })
  fiscalYear!: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'declaration_version_pk' })
  version!: number;
}

@Entity('reception_line')
@ForeignKey(() => DeclarationVersionEntity, [...DECLARATION_KEY], [...DECLARATION_KEY], {
  name: 'reception_line_declaration_fk',
})
@Check('reception_line_dates_check', 'from_date <= through_date')
@Check(
  'reception_line_year_check',
  'extract(year FROM from_date) = fiscal_year AND extract(year FROM through_date) = fiscal_year',
)
@Check(
  'reception_line_count_check',
  `CASE regulation WHEN 'GOO' THEN realised_places IS NOT NULL WHEN 'POO' THEN persons IS NOT NULL ELSE false END`,
)
@Check(
  'reception_line_positive_check',
  'coalesce(realised_places, 0) >= 0 AND coalesce(occupied_places, 0) >= 0 AND coalesce(persons, 0) >= 0',
)
export class ReceptionLineEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'reception_line_pk' })
  municipalityCode!: string;

  @PrimaryColumn('integer', { name: 'fiscal_year', primaryKeyConstraintName: 'reception_line_pk' })
  fiscalYear!: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'reception_line_pk' })
  version!: number;

  @PrimaryColumn('integer', { name: 'row_number', primaryKeyConstraintName: 'reception_line_pk' })
  row!: number;

  @Column('date', { name: 'from_date' })
  from!: string;

  @Column('date', { name: 'through_date' })
  through!: string;

  @Column('text')
  regulation!: Regulation;

  @Column('text', { nullable: true })
  location!: string | null;

  @Column('integer', { name: 'realised_places', nullable: true })
  realisedPlaces!: number | null;

  @Column('integer', { name: 'occupied_places', nullable: true })
  occupiedPlaces!: number | null;

  @Column('integer', { nullable: true })
  persons!: number | null;
}

@Entity('cost_line')
@ForeignKey(() => DeclarationVersionEntity, [...DECLARATION_KEY], [...DECLARATION_KEY], {
  name: 'cost_line_declaration_fk',
})
@Check('cost_line_month_check', 'extract(day FROM month) = 1 AND extract(year FROM month) = fiscal_year')
@Check('cost_line_route_check', `funding_route IN ('booo', 'vws', 'own')`)
export class CostLineEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'cost_line_pk' })
  municipalityCode!: string;

  @PrimaryColumn('integer', { name: 'fiscal_year', primaryKeyConstraintName: 'cost_line_pk' })
  fiscalYear!: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'cost_line_pk' })
  version!: number;

  @PrimaryColumn('integer', { name: 'row_number', primaryKeyConstraintName: 'cost_line_pk' })
  row!: number;

  @Column('date')
  month!: string;

  @Column('text', { name: 'cost_category' })
  @ForeignKey(() => CostCategoryEntity, { name: 'cost_line_cost_category_fk' })
  costCategory!: string;

  @Column('text', { name: 'funding_route' })
  fundingRoute!: FundingRoute;

  /** As declared, not rounded. */
  @Column('numeric', { name: 'amount_eur' })
  amountEur!: string;

  @Column('text', { nullable: true })
  location!: string | null;

  @Column('text', { nullable: true })
  description!: string | null;

  @Column('text', { nullable: true })
  evidence!: string | null;
}

@Entity('receipt_line')
@ForeignKey(() => DeclarationVersionEntity, [...DECLARATION_KEY], [...DECLARATION_KEY], {
  name: 'receipt_line_declaration_fk',
})
@Check('receipt_line_kind_check', `kind IN ('advance', 'settlement', 'reclaim', 'grant', 'own-contribution')`)
@Check(
  'receipt_line_component_check',
  `CASE kind
     WHEN 'grant' THEN component IN ('transition', 'care')
     WHEN 'own-contribution' THEN component = 'goo'
     ELSE component IN ('goo', 'allowance', 'poo-norm', 'transition', 'care')
   END`,
)
@Check('receipt_line_amount_check', 'amount_eur > 0')
export class ReceiptLineEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'receipt_line_pk' })
  municipalityCode!: string;

  @PrimaryColumn('integer', { name: 'fiscal_year', primaryKeyConstraintName: 'receipt_line_pk' })
  fiscalYear!: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'receipt_line_pk' })
  version!: number;

  @PrimaryColumn('integer', { name: 'row_number', primaryKeyConstraintName: 'receipt_line_pk' })
  row!: number;

  @Column('date', { name: 'receipt_date' })
  date!: string;

  @Column('text')
  kind!: ReceiptKind;

  @Column('text')
  component!: Component;

  @Column('numeric', { name: 'amount_eur' })
  amountEur!: string;

  @Column('text', { nullable: true })
  reference!: string | null;
}
