import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { MunicipalityEntity } from '../../reference/reference.entity.js';

/** A version of a municipality's mapping. Constraints carry the names they have in the migrations. */
@Entity('ledger_mapping')
@Check('ledger_mapping_version_check', 'mapping_version >= 1')
export class LedgerMappingEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'ledger_mapping_pk' })
  @ForeignKey(() => MunicipalityEntity, { name: 'ledger_mapping_municipality_fk' })
  municipalityCode!: string;

  @PrimaryColumn('integer', { name: 'mapping_version', primaryKeyConstraintName: 'ledger_mapping_pk' })
  version!: number;

  @Column('jsonb')
  mapping!: object;

  @Column('text', { name: 'recorded_by' })
  recordedBy!: string;

  @Column('timestamp with time zone', { name: 'recorded_at', precision: 3 })
  recordedAt!: Date;
}
