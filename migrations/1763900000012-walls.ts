import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Walls between municipalities: row-level security on every table that holds something of one. What a transaction may
 * see is in the setting opvangboek.scope, which lasts as long as the transaction: a municipality's code, `all`,
 * `published` or `none`. Without it there is nothing to see, for the owner of the tables neither.
 */
export class Walls1763900000012 implements MigrationInterface {
  name = 'Walls1763900000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(OWNERS);
    for (const table of OF_A_MUNICIPALITY) await runner.query(wall(table, OWN_ROWS));
    await runner.query(wall('workbook_export', NATIONAL_ROWS) + shownToMinistry('workbook_export', PUBLISHED));
    await runner.query(wall('export_publication', NATIONAL_ROWS) + shownToMinistry('export_publication', 'true'));
    await runner.query(wall('idempotency_key', SAME_SCOPE));
    await runner.query(GATES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION peer_range(integer, text), forget_idempotency_keys(timestamptz, timestamptz)');
    await runner.query('DROP POLICY workbook_export_published ON workbook_export');
    for (const table of [...OF_A_MUNICIPALITY, 'workbook_export', 'idempotency_key']) {
      await runner.query(`
        DROP POLICY ${table}_wall ON ${table};
        ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
      `);
    }
    await runner.query(`
      DROP TABLE export_publication;
      DELETE FROM idempotency_key;
      ALTER TABLE idempotency_key DROP COLUMN scope;
      ALTER TABLE job DROP COLUMN municipality_code;
      ALTER TABLE batch_file_part DROP CONSTRAINT batch_file_part_file_fk, DROP COLUMN municipality_code,
        ADD CONSTRAINT batch_file_part_pk PRIMARY KEY (batch_id, file_number, part_number);
      ALTER TABLE batch_file DROP COLUMN municipality_code,
        ADD CONSTRAINT batch_file_pk PRIMARY KEY (batch_id, file_number);
      ALTER TABLE batch_file_part ADD CONSTRAINT batch_file_part_file_fk FOREIGN KEY (batch_id, file_number)
        REFERENCES batch_file (batch_id, file_number);
    `);
  }
}

/** What belonged to nobody while nobody logged in, is now its sender's; what is from before is for VNG alone. */
const OWNERS = `
  ALTER TABLE batch_file ADD COLUMN municipality_code text NOT NULL DEFAULT 'unknown';
  ALTER TABLE batch_file_part ADD COLUMN municipality_code text NOT NULL DEFAULT 'unknown';
  ALTER TABLE batch_file ALTER COLUMN municipality_code DROP DEFAULT;
  ALTER TABLE batch_file_part ALTER COLUMN municipality_code DROP DEFAULT;
  ALTER TABLE batch_file_part DROP CONSTRAINT batch_file_part_file_fk, DROP CONSTRAINT batch_file_part_pk,
    ADD CONSTRAINT batch_file_part_pk PRIMARY KEY (municipality_code, batch_id, file_number, part_number);
  ALTER TABLE batch_file DROP CONSTRAINT batch_file_pk,
    ADD CONSTRAINT batch_file_pk PRIMARY KEY (municipality_code, batch_id, file_number);
  ALTER TABLE batch_file_part ADD CONSTRAINT batch_file_part_file_fk
    FOREIGN KEY (municipality_code, batch_id, file_number)
    REFERENCES batch_file (municipality_code, batch_id, file_number);

  -- null: it is the country's
  ALTER TABLE job ADD COLUMN municipality_code text;

  -- answers are kept for a day only
  DELETE FROM idempotency_key;
  ALTER TABLE idempotency_key ADD COLUMN scope text NOT NULL;

  -- An export that the ministry may read. Apart from the export, of which nothing ever changes.
  CREATE TABLE export_publication (
    export_id    uuid           NOT NULL CONSTRAINT export_publication_pk PRIMARY KEY
      CONSTRAINT export_publication_export_fk REFERENCES workbook_export (id),
    published_by text           NOT NULL,
    published_at timestamptz(3) NOT NULL
  );
  CREATE TRIGGER export_publication_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON export_publication
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  GRANT SELECT, INSERT ON export_publication TO opvangboek_app;

  -- Work that was asked for before there were rights goes on with those of the system.
  DO $$
  BEGIN
    IF to_regclass('pgboss.job') IS NOT NULL THEN
      UPDATE pgboss.job
         SET data = jsonb_build_object('payload', data, 'access', jsonb_build_object('scope', 'all',
               'person', 'system:upgrade', 'roles', '[]'::jsonb, 'via', 'system', 'action', 'upgrade',
               'requestId', NULL, 'address', NULL))
       WHERE state < 'completed';
    END IF;
  END
  $$;
`;

const OF_A_MUNICIPALITY = [
  'upload',
  'upload_part',
  'finding',
  'finding_confirmation',
  'declaration',
  'declaration_version',
  'reception_line',
  'cost_line',
  'receipt_line',
  'ledger_mapping',
  'basis_choice',
  'batch_file',
  'batch_file_part',
  'journal_entry',
  'posting',
  'month_balance',
  'year_balance',
  'chain_head',
  'reassessment_municipality',
  'job',
];

/** In a subquery, so that the setting is read once for a statement and not for every row. */
const SCOPE = `(SELECT current_setting('opvangboek.scope', true))`;

const OWN_ROWS = `${SCOPE} IN ('all', municipality_code)`;
const NATIONAL_ROWS = `${SCOPE} = 'all'`;
const PUBLISHED = 'EXISTS (SELECT FROM export_publication WHERE export_id = workbook_export.id)';
const SAME_SCOPE = `${SCOPE} IN ('all', scope)`;

function wall(table: string, condition: string): string {
  return `
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
    CREATE POLICY ${table}_wall ON ${table} USING (${condition}) WITH CHECK (${condition});
  `;
}

/** The gates in the walls: what passes is no municipality's own. */
const GATES = `
  -- What a place-day of component goo costs over the other municipalities; nothing of fewer than five.
  CREATE FUNCTION peer_range(year integer, except_municipality text)
    RETURNS TABLE (municipalities integer, p10 numeric, p90 numeric)
    LANGUAGE sql STABLE SET opvangboek.scope = 'all' AS $$
    SELECT count(*)::integer,
           percentile_disc(0.1) WITHIN GROUP (ORDER BY cost_eur / place_days),
           percentile_disc(0.9) WITHIN GROUP (ORDER BY cost_eur / place_days)
      FROM (SELECT coalesce(sum(amount_eur) FILTER (WHERE account = 'cost'), 0) AS cost_eur,
                   -coalesce(sum(quantity) FILTER (WHERE account = 'reimbursement'), 0) AS place_days
              FROM year_balance
             WHERE fiscal_year = year AND component = 'goo' AND municipality_code <> except_municipality
             GROUP BY municipality_code) AS municipality
     WHERE place_days > 0 AND cost_eur > 0
    HAVING count(*) >= 5
  $$;

  CREATE FUNCTION forget_idempotency_keys(answered_before timestamptz, begun_before timestamptz) RETURNS void
    LANGUAGE sql SET opvangboek.scope = 'all' AS $$
    DELETE FROM idempotency_key WHERE claimed_at < answered_before OR (claimed_at < begun_before AND status IS NULL)
  $$;
`;

/** Who is held to what was published reads those rows, and changes none. */
function shownToMinistry(table: string, condition: string): string {
  return `
    CREATE POLICY ${table}_published ON ${table} FOR SELECT USING (${SCOPE} = 'published' AND ${condition});
  `;
}
