import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lines refer to the version they belong to, which is written down before them, and the version to its declaration, which
 * is written down last. Referring to the declaration itself, each line had to be checked at commit, while its sender
 * waited; to a row that is there, it is checked as it comes in, while the file is still being read.
 */
export class DeclarationVersions1763900000011 implements MigrationInterface {
  name = 'DeclarationVersions1763900000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE declaration_version (
        municipality_code text    NOT NULL,
        fiscal_year       integer NOT NULL,
        version           integer NOT NULL,
        CONSTRAINT declaration_version_pk PRIMARY KEY (municipality_code, fiscal_year, version),
        CONSTRAINT declaration_version_declaration_fk FOREIGN KEY (municipality_code, fiscal_year, version)
          REFERENCES declaration (municipality_code, fiscal_year, version) DEFERRABLE INITIALLY DEFERRED
      );
      INSERT INTO declaration_version SELECT municipality_code, fiscal_year, version FROM declaration;
      CREATE TRIGGER declaration_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON declaration_version
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      GRANT SELECT, INSERT ON declaration_version TO opvangboek_app;
      SET CONSTRAINTS ALL IMMEDIATE;
      ${LINE_TABLES.map((table) => referTo(table, 'declaration_version', '')).join('')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${LINE_TABLES.map((table) => referTo(table, 'declaration', 'DEFERRABLE INITIALLY DEFERRED')).join('')}
      DROP TABLE declaration_version;
    `);
  }
}

const LINE_TABLES = ['reception_line', 'cost_line', 'receipt_line'];

function referTo(table: string, target: string, when: string): string {
  return `
    ALTER TABLE ${table} DROP CONSTRAINT ${table}_declaration_fk;
    ALTER TABLE ${table} ADD CONSTRAINT ${table}_declaration_fk FOREIGN KEY (municipality_code, fiscal_year, version)
      REFERENCES ${target} (municipality_code, fiscal_year, version) ${when};
  `;
}
