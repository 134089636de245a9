import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * For whom a workbook was made. Those of before were made for VNG and hold figures of single municipalities: the ministry
 * reads none of them, not even if one was published.
 */
export class ExportAudience1763900000018 implements MigrationInterface {
  name = 'ExportAudience1763900000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE workbook_export ADD COLUMN audience text NOT NULL DEFAULT 'vng',
        ADD CONSTRAINT workbook_export_audience_check CHECK (audience IN ('vng', 'ministry'));
      ALTER TABLE workbook_export ALTER COLUMN audience DROP DEFAULT;
      ALTER POLICY workbook_export_published ON workbook_export USING (${PUBLISHED} AND audience = 'ministry');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER POLICY workbook_export_published ON workbook_export USING (${PUBLISHED});
      ALTER TABLE workbook_export DROP COLUMN audience;
    `);
  }
}

const PUBLISHED = `(SELECT current_setting('opvangboek.scope', true)) = 'published'
  AND EXISTS (SELECT FROM export_publication WHERE export_id = workbook_export.id)`;
