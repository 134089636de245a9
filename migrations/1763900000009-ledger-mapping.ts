import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a municipality's general ledger becomes cost lines, in versions: an extract can be read as it was read before. */
export class LedgerMapping1763900000009 implements MigrationInterface {
  name = 'LedgerMapping1763900000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ledger_mapping (
        municipality_code text           NOT NULL CONSTRAINT ledger_mapping_municipality_fk REFERENCES municipality (code),
        mapping_version   integer        NOT NULL,
        mapping           jsonb          NOT NULL,
        recorded_by       text           NOT NULL,
        recorded_at       timestamptz(3) NOT NULL,
        CONSTRAINT ledger_mapping_pk PRIMARY KEY (municipality_code, mapping_version),
        CONSTRAINT ledger_mapping_version_check CHECK (mapping_version >= 1)
      );
      CREATE TRIGGER ledger_mapping_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_mapping
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      GRANT SELECT, INSERT ON ledger_mapping TO opvangboek_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ledger_mapping;');
  }
}
