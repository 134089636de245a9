import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** The table of exports. Constraints carry the names they have in the migrations. */
@Entity('workbook_export')
@Check('workbook_export_years_check', 'from_year <= to_year')
@Check('workbook_export_sha256_check', `file_sha256 ~ '^[0-9a-f]{64}$'`)
@Check('workbook_export_audience_check', `audience IN ('vng', 'ministry')`)
@Check(
  'workbook_export_seal_check',
  `(sheets IS NULL) = (content_sha256 IS NULL) AND content_sha256 ~ '^[0-9a-f]{64}$'`,
)
export class WorkbookExportEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'workbook_export_pk' })
  id!: string;

  @Column('integer', { name: 'from_year' })
  fromYear!: number;

  @Column('integer', { name: 'to_year' })
  toYear!: number;

  @Column('timestamp with time zone', { name: 'known_on', precision: 3 })
  knownOn!: Date;

  @Column('integer', { nullable: true })
  layout!: number | null;

  @Column('date', { name: 'tariffs_published_by', nullable: true })
  tariffsPublishedBy!: string | null;

  @Column('text')
  audience!: string;

  @Column('text', { name: 'made_by' })
  madeBy!: string;

  @Column('timestamp with time zone', { name: 'made_at', precision: 3 })
  madeAt!: Date;

  @Column('text', { name: 'file_sha256' })
  fileSha256!: string;

  @Column('bigint', { name: 'file_size' })
  fileSize!: string;

  /** Of each sheet its rows and hash; null: made before workbooks were sealed. */
  @Column('jsonb', { nullable: true })
  sheets!: unknown;

  @Column('text', { name: 'content_sha256', nullable: true })
  contentSha256!: string | null;
}

/** An export that VNG published to the ministry. */
@Entity('export_publication')
@ForeignKey(() => WorkbookExportEntity, ['exportId'], ['id'], { name: 'export_publication_export_fk' })
export class ExportPublicationEntity {
  @PrimaryColumn('uuid', { name: 'export_id', primaryKeyConstraintName: 'export_publication_pk' })
  exportId!: string;

  @Column('text', { name: 'published_by' })
  publishedBy!: string;

  @Column('timestamp with time zone', { name: 'published_at', precision: 3 })
  publishedAt!: Date;
}
