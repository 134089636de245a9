import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Scenarios with what was asked and what was answered, and the balances by month as known on a moment, which scenarios
 * are laid over. What is asked and answered is kept as the text it was, so that it can be compared byte by byte.
 */
export class Scenarios1763900000017 implements MigrationInterface {
  name = 'Scenarios1763900000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE scenario (
        id            uuid           NOT NULL CONSTRAINT scenario_pk PRIMARY KEY,
        name          text           NOT NULL,
        content       json           NOT NULL,
        known_on      timestamptz(3) NOT NULL,
        layout        integer,
        result        json           NOT NULL,
        -- of content and known_on: the same question has the same
        inputs_sha256 text           NOT NULL,
        recorded_by   text           NOT NULL,
        recorded_at   timestamptz(3) NOT NULL,
        CONSTRAINT scenario_sha256_check CHECK (inputs_sha256 ~ '^[0-9a-f]{64}$')
      );
      ALTER TABLE scenario ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY scenario_wall ON scenario
        USING ((SELECT current_setting('opvangboek.scope', true)) = 'all')
        WITH CHECK ((SELECT current_setting('opvangboek.scope', true)) = 'all');
      CREATE TRIGGER scenario_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON scenario
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      GRANT SELECT, INSERT ON scenario TO opvangboek_app;

      -- As they were at a moment: what they are now, less what was posted since.
      CREATE FUNCTION month_balance_known_on(moment timestamptz)
        RETURNS TABLE (municipality_code text, fiscal_year integer, month date, component text, account text,
          cost_category text, funding_route text, nature text, certainty text, amount_eur numeric, quantity numeric)
        LANGUAGE sql STABLE AS $$
        SELECT municipality_code, fiscal_year, month, component, account, cost_category, funding_route, nature, certainty,
               amount_eur, quantity
          FROM month_balance
        UNION ALL
        SELECT posting.municipality_code, posting.fiscal_year, posting.month, posting.component, posting.account,
               coalesce(posting.cost_category, 'none'), coalesce(posting.funding_route, 'none'), posting.nature,
               posting.certainty, -posting.amount_eur, -coalesce(posting.quantity, 0)
          FROM journal_entry
          JOIN posting USING (municipality_code, entry_number)
         WHERE journal_entry.recorded_at > moment
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION month_balance_known_on(timestamptz); DROP TABLE scenario');
  }
}
