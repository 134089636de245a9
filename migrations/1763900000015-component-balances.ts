import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Balances per municipality, year and component: one row holds all that national questions ask. The balances by year
 * hold it too, in some sixty rows of which each question needed most, and which took most of its time.
 */
export class ComponentBalances1763900000015 implements MigrationInterface {
  name = 'ComponentBalances1763900000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LAST_RECORDING);
    await runner.query(`
      CREATE TABLE component_balance (
        municipality_code           text           NOT NULL,
        fiscal_year                 integer        NOT NULL,
        component                   text           NOT NULL,
        real_cost_eur               numeric(18, 2) NOT NULL,
        entitlement_eur             numeric(18, 2) NOT NULL,
        received_eur                numeric(18, 2) NOT NULL,
        provisional_entitlement_eur numeric(18, 2) NOT NULL,
        deduction_eur               numeric(18, 2) NOT NULL,
        -- place-days of goo, person-months of poo-norm
        quantity                    numeric(18, 2) NOT NULL,
        quantity_without_tariff     numeric(18, 2) NOT NULL,
        CONSTRAINT component_balance_pk PRIMARY KEY (municipality_code, fiscal_year, component)
      );
      INSERT INTO component_balance
      SELECT municipality_code, fiscal_year, component, ${MEASURES} FROM year_balance GROUP BY 1, 2, 3;

      ALTER TABLE component_balance ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY component_balance_wall ON component_balance
        USING ((SELECT current_setting('opvangboek.scope', true)) IN ('all', municipality_code))
        WITH CHECK ((SELECT current_setting('opvangboek.scope', true)) IN ('all', municipality_code));
      GRANT SELECT, INSERT, UPDATE ON component_balance TO opvangboek_app;

      -- When reference data last changed is asked by every answer that rests on it.
      CREATE INDEX reference_version_recorded ON reference_version (recorded_at);
      CREATE INDEX reference_version_superseded ON reference_version (superseded_at) WHERE superseded_at IS NOT NULL;

      -- For questions about some cost categories of all municipalities.
      CREATE INDEX year_balance_category ON year_balance (fiscal_year, cost_category);

      -- Which years stood declared: read from the index alone.
      CREATE INDEX declaration_standing ON declaration (fiscal_year, municipality_code, decided_at)
        WHERE status IN ('approved', 'corrected');

      -- As they were at a moment: what they are now, less what was posted since.
      CREATE FUNCTION component_balance_known_on(moment timestamptz) RETURNS SETOF component_balance
        LANGUAGE sql STABLE AS $$
        SELECT * FROM component_balance
        UNION ALL
        SELECT municipality_code, fiscal_year, component, -real_cost_eur, -entitlement_eur, -received_eur,
               -provisional_entitlement_eur, -deduction_eur, -quantity, -quantity_without_tariff
          FROM (SELECT municipality_code, posting.fiscal_year, posting.component, ${MEASURES}
                  FROM journal_entry
                  JOIN posting USING (municipality_code, entry_number)
                 WHERE journal_entry.recorded_at > moment
                 GROUP BY 1, 2, 3) AS posted_since
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(TAKE_MOMENT_BEFORE);
    await runner.query(`
      DROP SEQUENCE last_recording;
      DROP FUNCTION component_balance_known_on(timestamptz);
      DROP TABLE component_balance;
      DROP INDEX year_balance_category, reference_version_recorded, reference_version_superseded, declaration_standing;
    `);
  }
}

/** What postings, or balances of them, come to: cost is debited, entitlement credited, cash debited. */
const MEASURES = `
  coalesce(sum(amount_eur) FILTER (WHERE account = 'cost'), 0) AS real_cost_eur,
  -coalesce(sum(amount_eur) FILTER (WHERE account = 'reimbursement'), 0) AS entitlement_eur,
  coalesce(sum(amount_eur) FILTER (WHERE account = 'municipal-funds' AND nature <> 'cost'), 0) AS received_eur,
  -coalesce(sum(amount_eur) FILTER (WHERE account = 'reimbursement' AND certainty = 'provisional'), 0)
    AS provisional_entitlement_eur,
  coalesce(sum(amount_eur) FILTER (WHERE account = 'reimbursement' AND nature = 'deduction'), 0) AS deduction_eur,
  -coalesce(sum(quantity) FILTER (WHERE account = 'reimbursement'), 0) AS quantity,
  -coalesce(sum(quantity) FILTER (WHERE account = 'reimbursement' AND certainty = 'no-tariff'), 0)
    AS quantity_without_tariff`;

/** Hands out a moment as before; `alsoFor` is what more is done for one to record at. */
function takeMoment(alsoFor: string): string {
  return `
    CREATE OR REPLACE FUNCTION take_moment(clock timestamptz, to_record boolean) RETURNS timestamptz(3)
      LANGUAGE plpgsql AS $$
    DECLARE
      this_lock CONSTANT bigint := hashtextextended('opvangboek last moment', 0);
      moment bigint;
    BEGIN
      PERFORM pg_advisory_lock(this_lock);
      SELECT greatest(last_value + to_record::integer, floor(extract(epoch FROM clock) * 1000)::bigint) INTO moment
        FROM last_moment;
      PERFORM setval('last_moment', moment);
      ${alsoFor}
      PERFORM pg_advisory_unlock(this_lock);
      RETURN timestamptz 'epoch' + moment * interval '1 millisecond';
    END
    $$;
  `;
}

const TAKE_MOMENT_BEFORE = takeMoment('');

/** The last moment to record at: answers about any moment since then are the same, and are reckoned once. */
const LAST_RECORDING = `
  CREATE SEQUENCE last_recording MINVALUE 0 START 0;
  SELECT setval('last_recording', last_value) FROM last_moment;
  GRANT SELECT, UPDATE ON SEQUENCE last_recording TO opvangboek_app;
  ${takeMoment(`IF to_record THEN PERFORM setval('last_recording', moment); END IF;`)}
`;
