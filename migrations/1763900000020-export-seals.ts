import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a workbook held, sheet by sheet; of those made before it is not known. And a gate in the walls: whoever has a workbook
 * may know that something was posted to its years since, and nothing of what or by whom.
 */
export class ExportSeals1763900000020 implements MigrationInterface {
  name = 'ExportSeals1763900000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE workbook_export
        ADD COLUMN sheets jsonb,
        ADD COLUMN content_sha256 text,
        ADD CONSTRAINT workbook_export_seal_check
          CHECK ((sheets IS NULL) = (content_sha256 IS NULL) AND content_sha256 ~ '^[0-9a-f]{64}$');

      CREATE FUNCTION is_posted_to_since(moment timestamptz, from_year integer, to_year integer) RETURNS boolean
        LANGUAGE sql STABLE SET opvangboek.scope = 'all' AS $$
        SELECT EXISTS (SELECT FROM journal_entry
                        WHERE recorded_at > moment AND fiscal_year BETWEEN from_year AND to_year)
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION is_posted_to_since(timestamptz, integer, integer);
      ALTER TABLE workbook_export DROP COLUMN sheets, DROP COLUMN content_sha256;
    `);
  }
}
