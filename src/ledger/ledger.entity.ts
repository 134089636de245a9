import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { CostCategoryEntity, MunicipalityEntity, TariffVersionEntity } from '../reference/reference.entity.js';

/** The tables of the ledger. Constraints carry the names they have in the migrations. */

@Entity('journal_entry')
@Unique('journal_entry_reversed_once_key', ['municipalityCode', 'reversesEntryNumber'])
@ForeignKey(
  () => JournalEntryEntity,
  ['municipalityCode', 'reversesEntryNumber'],
  ['municipalityCode', 'entryNumber'],
  { name: 'journal_entry_reverses_fk' },
)
@Check('journal_entry_kind_check', `kind IN ('cost', 'entitlement', 'receipt', 'reversal')`)
@Check(
  'journal_entry_component_check',
  `kind <> 'entitlement' OR coalesce(component IN ('goo', 'allowance', 'poo-norm', 'transition', 'care'), false)`,
)
@Check('journal_entry_reversal_check', `(kind = 'reversal') = (reverses_entry_number IS NOT NULL)`)
@Check('journal_entry_order_check', 'reverses_entry_number < entry_number')
@Check('journal_entry_posting_count_check', 'posting_count > 0')
@Check('journal_entry_hash_check', `hash ~ '^[0-9a-f]{64}$' AND previous_hash ~ '^[0-9a-f]{64}$'`)
@Check(
  'journal_entry_cause_check',
  `(cause_kind IS NULL) = (cause_id IS NULL) AND cause_kind IN ('declaration', 'tariff', 'basis-choice', 'rules')`,
)
@Index('journal_entry_recorded', ['recordedAt'])
export class JournalEntryEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'journal_entry_pk' })
  @ForeignKey(() => MunicipalityEntity, { name: 'journal_entry_municipality_fk' })
  municipalityCode!: string;

  @PrimaryColumn('integer', { name: 'entry_number', primaryKeyConstraintName: 'journal_entry_pk' })
  entryNumber!: number;

  @Column('integer', { name: 'fiscal_year' })
  fiscalYear!: number;

  @Column('text')
  kind!: string;

  @Column('text', { nullable: true })
  component!: string | null;

  @Column('text', { name: 'source_kind' })
  sourceKind!: string;

  @Column('text', { name: 'source_id' })
  sourceId!: string;

  @Column('text', { name: 'source_sha256' })
  sourceSha256!: string;

  @Column('text', { name: 'cause_kind', nullable: true })
  causeKind!: string | null;

  @Column('text', { name: 'cause_id', nullable: true })
  causeId!: string | null;

  @Column('integer', { name: 'reverses_entry_number', nullable: true })
  reversesEntryNumber!: number | null;

  @Column('text', { name: 'recorded_by' })
  recordedBy!: string;

  @Column('timestamp with time zone', { name: 'recorded_at', precision: 3 })
  recordedAt!: Date;

  @Column('integer', { name: 'posting_count' })
  postingCount!: number;

  @Column('text', { name: 'previous_hash' })
  previousHash!: string;

  @Column('text')
  hash!: string;

  /** The database transaction that made it: only that one may add postings. */
  @Column('bigint', { name: 'transaction_id', default: () => 'current_transaction_number()' })
  transactionId!: string;
}

@Entity('posting')
@ForeignKey(() => JournalEntryEntity, ['municipalityCode', 'entryNumber'], ['municipalityCode', 'entryNumber'], {
  name: 'posting_entry_fk',
})
@Index('posting_month', ['municipalityCode', 'month', 'component'])
@Check('posting_account_check', `account IN ('cost', 'reimbursement', 'state-receivable', 'municipal-funds')`)
@Check('posting_component_check', `component IN ('goo', 'allowance', 'poo-norm', 'transition', 'care', 'own')`)
@Check('posting_route_check', `funding_route IN ('booo', 'vws', 'own')`)
@Check(
  'posting_cost_check',
  `(account = 'cost') = (cost_category IS NOT NULL) AND (account = 'cost') <= (funding_route IS NOT NULL)`,
)
@Check('posting_month_check', 'extract(day FROM month) = 1')
@Check(
  'posting_nature_check',
  `nature IN ('cost', 'norm', 'counted', 'actual', 'grant', 'deduction', 'advance', 'settlement', 'reclaim')`,
)
@Check('posting_certainty_check', `certainty IN ('final', 'provisional', 'no-tariff')`)
@Check('posting_source_check', '(source_sheet IS NULL) = (source_row IS NULL)')
export class PostingEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'posting_pk' })
  municipalityCode!: string;

  @PrimaryColumn('integer', { name: 'entry_number', primaryKeyConstraintName: 'posting_pk' })
  entryNumber!: number;

  @PrimaryColumn('integer', { name: 'posting_number', primaryKeyConstraintName: 'posting_pk' })
  postingNumber!: number;

  @Column('integer', { name: 'fiscal_year' })
  fiscalYear!: number;

  @Column('text')
  account!: string;

  @Column('text')
  component!: string;

  @Column('text', { name: 'cost_category', nullable: true })
  @ForeignKey(() => CostCategoryEntity, { name: 'posting_cost_category_fk' })
  costCategory!: string | null;

  @Column('text', { name: 'funding_route', nullable: true })
  fundingRoute!: string | null;

  @Column('date')
  month!: string;

  @Column('text')
  nature!: string;

  @Column('text')
  certainty!: string;

  @Column('numeric', { name: 'amount_eur', precision: 16, scale: 2 })
  amountEur!: string;

  @Column('numeric', { precision: 16, scale: 2, nullable: true })
  quantity!: string | null;

  @Column('text', { name: 'tariff_version_id', nullable: true })
  @ForeignKey(() => TariffVersionEntity, { name: 'posting_tariff_version_fk' })
  tariffVersionId!: string | null;

  @Column('text', { name: 'source_sheet', nullable: true })
  sourceSheet!: string | null;

  @Column('integer', { name: 'source_row', nullable: true })
  sourceRow!: number | null;
}

@Entity('month_balance')
export class MonthBalanceEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'month_balance_pk' })
  municipalityCode!: string;

  @PrimaryColumn('integer', { name: 'fiscal_year', primaryKeyConstraintName: 'month_balance_pk' })
  fiscalYear!: number;

  @PrimaryColumn('date', { primaryKeyConstraintName: 'month_balance_pk' })
  month!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'month_balance_pk' })
  component!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'month_balance_pk' })
  account!: string;

  @PrimaryColumn('text', { name: 'cost_category', primaryKeyConstraintName: 'month_balance_pk' })
  costCategory!: string;

  @PrimaryColumn('text', { name: 'funding_route', primaryKeyConstraintName: 'month_balance_pk' })
  fundingRoute!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'month_balance_pk' })
  nature!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'month_balance_pk' })
  certainty!: string;

  @Column('numeric', { name: 'amount_eur', precision: 18, scale: 2 })
  amountEur!: string;

  @Column('numeric', { precision: 18, scale: 2 })
  quantity!: string;
}

@Entity('year_balance')
@Index('year_balance_category', ['fiscalYear', 'costCategory'])
export class YearBalanceEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'year_balance_pk' })
  municipalityCode!: string;

  @PrimaryColumn('integer', { name: 'fiscal_year', primaryKeyConstraintName: 'year_balance_pk' })
  fiscalYear!: number;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'year_balance_pk' })
  component!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'year_balance_pk' })
  account!: string;

  @PrimaryColumn('text', { name: 'cost_category', primaryKeyConstraintName: 'year_balance_pk' })
  costCategory!: string;

  @PrimaryColumn('text', { name: 'funding_route', primaryKeyConstraintName: 'year_balance_pk' })
  fundingRoute!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'year_balance_pk' })
  nature!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'year_balance_pk' })
  certainty!: string;

  @Column('numeric', { name: 'amount_eur', precision: 18, scale: 2 })
  amountEur!: string;

  @Column('numeric', { precision: 18, scale: 2 })
  quantity!: string;
}

@Entity('component_balance')
export class ComponentBalanceEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'component_balance_pk' })
  municipalityCode!: string;

  @PrimaryColumn('integer', { name: 'fiscal_year', primaryKeyConstraintName: 'component_balance_pk' })
  fiscalYear!: number;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'component_balance_pk' })
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

  @Column('numeric', { precision: 18, scale: 2 })
  quantity!: string;

  @Column('numeric', { name: 'quantity_without_tariff', precision: 18, scale: 2 })
  quantityWithoutTariff!: string;
}

@Entity('chain_head')
export class ChainHeadEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'chain_head_pk' })
  @ForeignKey(() => MunicipalityEntity, { name: 'chain_head_municipality_fk' })
  municipalityCode!: string;

  @Column('integer', { name: 'entry_number' })
  entryNumber!: number;

  @Column('text')
  hash!: string;

  @Column('timestamp with time zone', { name: 'recorded_at', precision: 3 })
  recordedAt!: Date;
}
