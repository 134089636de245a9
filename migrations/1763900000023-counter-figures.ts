import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Figures of another party about what we keep, as they stand in its file: loaded once, and never changed. Whoever of them is
 * spoken about does not own them: they are the association's.
 */
export class CounterFigures1763900000023 implements MigrationInterface {
  name = 'CounterFigures1763900000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE counter_figures (
        id          uuid           NOT NULL CONSTRAINT counter_figures_pk PRIMARY KEY,
        party       text           NOT NULL,
        dated_on    date           NOT NULL,
        source      text           NOT NULL,
        coverage    text           NOT NULL,
        file_name   text           NOT NULL,
        file_sha256 text           NOT NULL,
        recorded_by text           NOT NULL,
        recorded_at timestamptz(3) NOT NULL,
        CONSTRAINT counter_figures_party_check CHECK (party <> ''),
        CONSTRAINT counter_figures_source_check CHECK (source <> ''),
        CONSTRAINT counter_figures_coverage_check CHECK (coverage IN ('country', 'named')),
        CONSTRAINT counter_figures_sha256_check CHECK (file_sha256 ~ '^[0-9a-f]{64}$')
      );
      -- the same file is the same figures
      CREATE UNIQUE INDEX counter_figures_file ON counter_figures (file_sha256);

      CREATE TABLE counter_figure (
        counter_figures_id uuid    NOT NULL CONSTRAINT counter_figure_counter_figures_fk REFERENCES counter_figures (id),
        source_row         integer NOT NULL,
        municipality_code  text    NOT NULL CONSTRAINT counter_figure_municipality_fk REFERENCES municipality (code),
        fiscal_year        integer NOT NULL,
        from_date          date,
        through_date       date,
        component          text    NOT NULL,
        kind               text    NOT NULL,
        quantity           numeric(16, 2),
        tariff_eur         numeric(16, 2),
        amount_eur         numeric(16, 2) NOT NULL,
        reference          text,
        CONSTRAINT counter_figure_pk PRIMARY KEY (counter_figures_id, source_row),
        CONSTRAINT counter_figure_component_check
          CHECK (component IN ('goo', 'allowance', 'poo-norm', 'transition', 'care', 'own')),
        CONSTRAINT counter_figure_kind_check CHECK (kind IN ('entitlement', 'real-cost', 'received')),
        CONSTRAINT counter_figure_period_check
          CHECK ((from_date IS NULL) = (through_date IS NULL) AND from_date <= through_date),
        CONSTRAINT counter_figure_quantity_check CHECK (quantity >= 0),
        CONSTRAINT counter_figure_tariff_check CHECK (tariff_eur >= 0)
      );

      CREATE TABLE counter_tariff (
        counter_figures_id uuid    NOT NULL CONSTRAINT counter_tariff_counter_figures_fk REFERENCES counter_figures (id),
        source_row         integer NOT NULL,
        tariff             text    NOT NULL,
        valid_from         date    NOT NULL,
        valid_through      date,
        amount_eur         numeric(16, 2) NOT NULL,
        source             text,
        CONSTRAINT counter_tariff_pk PRIMARY KEY (counter_figures_id, source_row),
        CONSTRAINT counter_tariff_tariff_check CHECK (tariff IN ('goo-place-day', 'poo-person-month')),
        CONSTRAINT counter_tariff_validity_check CHECK (valid_from <= valid_through),
        CONSTRAINT counter_tariff_amount_check CHECK (amount_eur >= 0)
      );
    `);
    for (const table of TABLES) await runner.query(guarded(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.query(`DROP TABLE ${table}`);
  }
}

const TABLES = ['counter_figures', 'counter_figure', 'counter_tariff'] as const;

/** For the association only, and only to be added to. */
function guarded(table: string): string {
  return `
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
    CREATE POLICY ${table}_wall ON ${table}
      USING ((SELECT current_setting('opvangboek.scope', true)) = 'all')
      WITH CHECK ((SELECT current_setting('opvangboek.scope', true)) = 'all');
    CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    GRANT SELECT, INSERT ON ${table} TO opvangboek_app;
  `;
}
