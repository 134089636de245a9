import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ClaimRevisionEntity, ClaimStateEntity } from './claim.entity.js';

/** The tables of sealed figures, and of what a settlement came to. */

@Entity('claim_seal')
@Check('claim_seal_sha256_check', `sha256 ~ '^[0-9a-f]{64}$'`)
@ForeignKey(() => ClaimStateEntity, ['claimant', 'claimNumber', 'step'], ['claimant', 'claimNumber', 'step'], {
  name: 'claim_seal_state_fk',
})
@ForeignKey(
  () => ClaimRevisionEntity,
  ['claimant', 'claimNumber', 'revision'],
  ['claimant', 'claimNumber', 'revision'],
  { name: 'claim_seal_revision_fk' },
)
export class ClaimSealEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'claim_seal_pk' })
  claimant!: string;

  @PrimaryColumn('integer', { name: 'claim_number', primaryKeyConstraintName: 'claim_seal_pk' })
  claimNumber!: number;

  /** Of the submission that it was sealed at. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'claim_seal_pk' })
  step!: number;

  @Column('integer')
  revision!: number;

  @Column('timestamp with time zone', { name: 'known_on', precision: 3 })
  knownOn!: Date;

  @Column('text')
  sha256!: string;
}

@Entity('claim_sealed_year')
@Check('claim_sealed_year_basis_check', `(version IS NULL) = (basis IS NULL) AND basis IN ('norm', 'actual')`)
@ForeignKey(() => ClaimSealEntity, ['claimant', 'claimNumber', 'step'], ['claimant', 'claimNumber', 'step'], {
  name: 'claim_sealed_year_seal_fk',
})
export class ClaimSealedYearEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'claim_sealed_year_pk' })
  claimant!: string;

  @PrimaryColumn('integer', { name: 'claim_number', primaryKeyConstraintName: 'claim_sealed_year_pk' })
  claimNumber!: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'claim_sealed_year_pk' })
  step!: number;

  @PrimaryColumn('text', { name: 'member_code', primaryKeyConstraintName: 'claim_sealed_year_pk' })
  memberCode!: string;

  @PrimaryColumn('integer', { name: 'fiscal_year', primaryKeyConstraintName: 'claim_sealed_year_pk' })
  fiscalYear!: number;

  /** Of the declaration that stood; null: none did, and there are no figures. */
  @Column('integer', { nullable: true })
  version!: number | null;

  @Column('text', { nullable: true })
  basis!: string | null;
}

@Entity('claim_sealed_figure')
@Check(
  'claim_sealed_figure_component_check',
  `component IN ('goo', 'allowance', 'poo-norm', 'transition', 'care', 'own')`,
)
@Check(
  'claim_sealed_figure_quantity_check',
  `(component IN ('goo', 'poo-norm')) = (quantity IS NOT NULL) AND (quantity IS NULL) = (quantity_without_tariff IS NULL)`,
)
@ForeignKey(
  () => ClaimSealedYearEntity,
  ['claimant', 'claimNumber', 'step', 'memberCode', 'fiscalYear'],
  ['claimant', 'claimNumber', 'step', 'memberCode', 'fiscalYear'],
  { name: 'claim_sealed_figure_year_fk' },
)
export class ClaimSealedFigureEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'claim_sealed_figure_pk' })
  claimant!: string;

  @PrimaryColumn('integer', { name: 'claim_number', primaryKeyConstraintName: 'claim_sealed_figure_pk' })
  claimNumber!: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'claim_sealed_figure_pk' })
  step!: number;

  @PrimaryColumn('text', { name: 'member_code', primaryKeyConstraintName: 'claim_sealed_figure_pk' })
  memberCode!: string;

  @PrimaryColumn('integer', { name: 'fiscal_year', primaryKeyConstraintName: 'claim_sealed_figure_pk' })
  fiscalYear!: number;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'claim_sealed_figure_pk' })
  component!: string;

  @Column('numeric', { name: 'real_cost_eur', precision: 18, scale: 2 })
  realCostEur!: string;

  @Column('numeric', { name: 'entitlement_eur', precision: 18, scale: 2 })
  entitlementEur!: string;

  @Column('numeric', { name: 'received_eur', precision: 18, scale: 2 })
  receivedEur!: string;

  @Column('numeric', { name: 'provisional_entitlement_eur', precision: 18, scale: 2 })
  provisionalEntitlementEur!: string;

  @Column('numeric', { name: 'deduction_eur', precision: 18, scale: 2 })
  deductionEur!: string;

  @Column('numeric', { precision: 18, scale: 2, nullable: true })
  quantity!: string | null;

  @Column('numeric', { name: 'quantity_without_tariff', precision: 18, scale: 2, nullable: true })
  quantityWithoutTariff!: string | null;
}

@Entity('claim_settled_amount')
@Check(
  'claim_settled_amount_component_check',
  `component IN ('goo', 'allowance', 'poo-norm', 'transition', 'care', 'own')`,
)
@ForeignKey(() => ClaimStateEntity, ['claimant', 'claimNumber', 'step'], ['claimant', 'claimNumber', 'step'], {
  name: 'claim_settled_amount_state_fk',
})
export class ClaimSettledAmountEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'claim_settled_amount_pk' })
  claimant!: string;

  @PrimaryColumn('integer', { name: 'claim_number', primaryKeyConstraintName: 'claim_settled_amount_pk' })
  claimNumber!: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'claim_settled_amount_pk' })
  step!: number;

  @PrimaryColumn('integer', { name: 'fiscal_year', primaryKeyConstraintName: 'claim_settled_amount_pk' })
  fiscalYear!: number;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'claim_settled_amount_pk' })
  component!: string;

  @Column('numeric', { name: 'amount_eur', precision: 18, scale: 2 })
  amountEur!: string;
}
