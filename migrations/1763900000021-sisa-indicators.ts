import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The indicators by which a year is accounted for through SiSa. Each row takes the place of the one before it. */
export class SisaIndicators1763900000021 implements MigrationInterface {
  name = 'SisaIndicators1763900000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sisa_indicator (
        fiscal_year integer        NOT NULL,
        code        text           NOT NULL,
        label       text           NOT NULL,
        measure     text           NOT NULL,
        source      text           NOT NULL,
        -- from here on the year has no such indicator
        withdrawn   boolean        NOT NULL,
        recorded_by text           NOT NULL,
        recorded_at timestamptz(3) NOT NULL,
        CONSTRAINT sisa_indicator_pk PRIMARY KEY (fiscal_year, code, recorded_at),
        CONSTRAINT sisa_indicator_code_check CHECK (code ~ '^[A-Z][0-9]{1,2}[A-Z]?/[0-9]{2}$'),
        CONSTRAINT sisa_indicator_label_check CHECK (label <> ''),
        CONSTRAINT sisa_indicator_measure_check CHECK (measure IN ('goo-norm-amount', 'goo-higher-cost',
          'goo-voluntary-return', 'transition-cost', 'transition-implementation', 'poo-allowance', 'allowance-claims',
          'poo-norm-amount', 'total-spending', 'cumulative-spending')),
        CONSTRAINT sisa_indicator_source_check CHECK (source <> '')
      );
      CREATE TRIGGER sisa_indicator_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sisa_indicator
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      GRANT SELECT, INSERT ON sisa_indicator TO opvangboek_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sisa_indicator');
  }
}
