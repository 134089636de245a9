import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The workbooks that were made: what was asked, when, and the hash of the file that was handed out. */
export class Exports1763900000004 implements MigrationInterface {
  name = 'Exports1763900000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE workbook_export (
        id          uuid           NOT NULL CONSTRAINT workbook_export_pk PRIMARY KEY,
        from_year   integer        NOT NULL,
        to_year     integer        NOT NULL,
        made_by     text           NOT NULL,
        made_at     timestamptz(3) NOT NULL,
        file_sha256 text           NOT NULL,
        file_size   bigint         NOT NULL,
        CONSTRAINT workbook_export_years_check CHECK (from_year <= to_year),
        CONSTRAINT workbook_export_sha256_check CHECK (file_sha256 ~ '^[0-9a-f]{64}$')
      );

      CREATE TRIGGER workbook_export_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON workbook_export
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      GRANT SELECT, INSERT ON workbook_export TO opvangboek_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE workbook_export;');
  }
}
