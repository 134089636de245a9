import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who may do what in the life of a declaration: warnings are confirmed with a reason, nobody decides upon what they
 * submitted themselves. And requests that carry a key of their own are answered once.
 */
export class DeclarationLife1763900000010 implements MigrationInterface {
  name = 'DeclarationLife1763900000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE finding_confirmation (
        municipality_code   text           NOT NULL,
        fiscal_year         integer        NOT NULL,
        version             integer        NOT NULL,
        finding_number      integer        NOT NULL,
        confirmation_number integer        NOT NULL,
        reason              text           NOT NULL,
        confirmed_by        text           NOT NULL,
        confirmed_at        timestamptz(3) NOT NULL,
        CONSTRAINT finding_confirmation_pk PRIMARY KEY (municipality_code, fiscal_year, version, finding_number),
        CONSTRAINT finding_confirmation_declaration_fk FOREIGN KEY (municipality_code, fiscal_year, version)
          REFERENCES declaration (municipality_code, fiscal_year, version),
        CONSTRAINT finding_confirmation_reason_check CHECK (reason <> '')
      );
      CREATE TRIGGER finding_confirmation_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON finding_confirmation
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      GRANT SELECT, INSERT ON finding_confirmation TO opvangboek_app;

      -- A trigger and no check: decisions of before were taken when nobody was told apart, and a check would also refuse
      -- to mark one of those as corrected.
      CREATE FUNCTION refuse_own_submission() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'decision on % is refused: four eyes, nobody decides upon what they submitted', TG_TABLE_NAME
          USING ERRCODE = 'check_violation', CONSTRAINT = 'declaration_four_eyes';
      END
      $$;
      CREATE TRIGGER declaration_four_eyes BEFORE INSERT OR UPDATE OF submitted_by, decided_by ON declaration
        FOR EACH ROW WHEN (NEW.decided_by = NEW.submitted_by) EXECUTE FUNCTION refuse_own_submission();

      CREATE INDEX upload_by_id ON upload (upload_id);

      -- The id is a hash of the key and of who sent it, so that neither can be read here.
      CREATE TABLE idempotency_key (
        id          text           NOT NULL CONSTRAINT idempotency_key_pk PRIMARY KEY,
        fingerprint text           NOT NULL,
        claimed_at  timestamptz(3) NOT NULL,
        status      integer,
        answer      text,
        CONSTRAINT idempotency_key_answer_check CHECK ((status IS NULL) = (answer IS NULL))
      );
      CREATE INDEX idempotency_key_claimed ON idempotency_key (claimed_at);
      GRANT SELECT, INSERT, DELETE ON idempotency_key TO opvangboek_app;
      GRANT UPDATE (status, answer) ON idempotency_key TO opvangboek_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE idempotency_key, finding_confirmation;
      DROP INDEX upload_by_id;
      DROP TRIGGER declaration_four_eyes ON declaration;
      DROP FUNCTION refuse_own_submission();
    `);
  }
}
