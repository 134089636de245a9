import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What municipalities hand in: the upload, its findings, and the declaration with its lines as they were given.
 * municipality_code leads every key, so that row-level security and distribution by municipality need no redesign.
 */
export class Declarations1763900000002 implements MigrationInterface {
  name = 'Declarations1763900000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% on % is refused: what is recorded is never changed', TG_OP, TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation';
      END
      $$;

      -- municipality_code is 'unknown' when the file did not tell whose it is; so it has no foreign key.
      CREATE TABLE upload (
        municipality_code text           NOT NULL,
        upload_id         uuid           NOT NULL,
        fiscal_year       integer,
        file_name         text           NOT NULL,
        file_sha256       text           NOT NULL,
        file_size         bigint         NOT NULL,
        outcome           text           NOT NULL,
        uploaded_by       text           NOT NULL,
        uploaded_at       timestamptz(3) NOT NULL,
        CONSTRAINT upload_pk PRIMARY KEY (municipality_code, upload_id),
        CONSTRAINT upload_outcome_check CHECK (outcome IN ('accepted', 'refused')),
        CONSTRAINT upload_sha256_check CHECK (file_sha256 ~ '^[0-9a-f]{64}$')
      );

      CREATE TABLE finding (
        municipality_code text    NOT NULL,
        upload_id         uuid    NOT NULL,
        finding_number    integer NOT NULL,
        code              text    NOT NULL,
        severity          text    NOT NULL,
        sheet             text,
        row_number        integer,
        column_letter     text,
        header            text,
        given             text,
        expected          text    NOT NULL,
        message           text    NOT NULL,
        CONSTRAINT finding_pk PRIMARY KEY (municipality_code, upload_id, finding_number),
        CONSTRAINT finding_upload_fk FOREIGN KEY (municipality_code, upload_id)
          REFERENCES upload (municipality_code, upload_id),
        CONSTRAINT finding_severity_check CHECK (severity IN ('error', 'warning'))
      );

      CREATE TABLE declaration (
        municipality_code text           NOT NULL CONSTRAINT declaration_municipality_fk REFERENCES municipality (code),
        fiscal_year       integer        NOT NULL,
        version           integer        NOT NULL,
        upload_id         uuid           NOT NULL,
        basis             text           NOT NULL,
        remark            text,
        status            text           NOT NULL,
        created_by        text           NOT NULL,
        created_at        timestamptz(3) NOT NULL,
        submitted_by      text,
        submitted_at      timestamptz(3),
        decided_by        text,
        decided_at        timestamptz(3),
        return_reason     text,
        CONSTRAINT declaration_pk PRIMARY KEY (municipality_code, fiscal_year, version),
        CONSTRAINT declaration_upload_fk FOREIGN KEY (municipality_code, upload_id)
          REFERENCES upload (municipality_code, upload_id),
        CONSTRAINT declaration_basis_check CHECK (basis IN ('norm', 'actual')),
        CONSTRAINT declaration_status_check CHECK (status IN ('draft', 'submitted', 'returned', 'approved', 'corrected')),
        CONSTRAINT declaration_version_check CHECK (version > 0),
        CONSTRAINT declaration_submitted_check CHECK (status = 'draft' OR submitted_at IS NOT NULL),
        CONSTRAINT declaration_decided_check CHECK (status IN ('draft', 'submitted') OR decided_at IS NOT NULL),
        CONSTRAINT declaration_return_check CHECK ((status = 'returned') = (return_reason IS NOT NULL))
      );

      -- One version of a year stands in the ledger at a time.
      CREATE UNIQUE INDEX declaration_one_approved ON declaration (municipality_code, fiscal_year)
        WHERE status = 'approved';

      CREATE TABLE reception_line (
        municipality_code text    NOT NULL,
        fiscal_year       integer NOT NULL,
        version           integer NOT NULL,
        row_number        integer NOT NULL,
        from_date         date    NOT NULL,
        through_date      date    NOT NULL,
        regulation        text    NOT NULL,
        location          text,
        realised_places   integer,
        occupied_places   integer,
        persons           integer,
        CONSTRAINT reception_line_pk PRIMARY KEY (municipality_code, fiscal_year, version, row_number),
        CONSTRAINT reception_line_declaration_fk FOREIGN KEY (municipality_code, fiscal_year, version)
          REFERENCES declaration (municipality_code, fiscal_year, version),
        CONSTRAINT reception_line_dates_check CHECK (from_date <= through_date),
        CONSTRAINT reception_line_year_check CHECK (
          extract(year FROM from_date) = fiscal_year AND extract(year FROM through_date) = fiscal_year),
        CONSTRAINT reception_line_count_check CHECK (
          CASE regulation WHEN 'GOO' THEN realised_places IS NOT NULL WHEN 'POO' THEN persons IS NOT NULL ELSE false END),
        CONSTRAINT reception_line_positive_check CHECK (
          coalesce(realised_places, 0) >= 0 AND coalesce(occupied_places, 0) >= 0 AND coalesce(persons, 0) >= 0)
      );

      CREATE TABLE cost_line (
        municipality_code text    NOT NULL,
        fiscal_year       integer NOT NULL,
        version           integer NOT NULL,
        row_number        integer NOT NULL,
        month             date    NOT NULL,
        cost_category     text    NOT NULL CONSTRAINT cost_line_cost_category_fk REFERENCES cost_category (code),
        funding_route     text    NOT NULL,
        amount_eur        numeric NOT NULL,
        location          text,
        description       text,
        evidence          text,
        CONSTRAINT cost_line_pk PRIMARY KEY (municipality_code, fiscal_year, version, row_number),
        CONSTRAINT cost_line_declaration_fk FOREIGN KEY (municipality_code, fiscal_year, version)
          REFERENCES declaration (municipality_code, fiscal_year, version),
        CONSTRAINT cost_line_month_check CHECK (
          extract(day FROM month) = 1 AND extract(year FROM month) = fiscal_year),
        CONSTRAINT cost_line_route_check CHECK (funding_route IN ('booo', 'vws', 'own'))
      );

      CREATE TABLE receipt_line (
        municipality_code text    NOT NULL,
        fiscal_year       integer NOT NULL,
        version           integer NOT NULL,
        row_number        integer NOT NULL,
        receipt_date      date    NOT NULL,
        kind              text    NOT NULL,
        component         text    NOT NULL,
        amount_eur        numeric NOT NULL,
        reference         text,
        CONSTRAINT receipt_line_pk PRIMARY KEY (municipality_code, fiscal_year, version, row_number),
        CONSTRAINT receipt_line_declaration_fk FOREIGN KEY (municipality_code, fiscal_year, version)
          REFERENCES declaration (municipality_code, fiscal_year, version),
        CONSTRAINT receipt_line_kind_check
          CHECK (kind IN ('advance', 'settlement', 'reclaim', 'grant', 'own-contribution')),
        CONSTRAINT receipt_line_component_check CHECK (
          CASE kind
            WHEN 'grant' THEN component IN ('transition', 'care')
            WHEN 'own-contribution' THEN component = 'goo'
            ELSE component IN ('goo', 'allowance', 'poo-norm', 'transition', 'care')
          END),
        CONSTRAINT receipt_line_amount_check CHECK (amount_eur > 0)
      );

      GRANT SELECT, INSERT ON upload, finding, reception_line, cost_line, receipt_line, declaration TO opvangboek_app;
      GRANT UPDATE (status, submitted_by, submitted_at, decided_by, decided_at, return_reason)
        ON declaration TO opvangboek_app;
    `);
    for (const table of APPEND_ONLY) await runner.query(refuseChanges(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE receipt_line, cost_line, reception_line, declaration, finding, upload;
      DROP FUNCTION refuse_change();
    `);
  }
}

const APPEND_ONLY = ['upload', 'finding', 'reception_line', 'cost_line', 'receipt_line'];

/** For whoever asks, the owner of the table included; one statement trigger costs a write nothing. */
function refuseChanges(table: string): string {
  return `
    CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  `;
}
