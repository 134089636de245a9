import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The ledger: entries whose postings sum to zero, chained by hash per municipality, and the balances that questions
 * are answered from. The database itself refuses to change what is posted, and refuses an entry that is not in balance.
 */
export class Ledger1763900000003 implements MigrationInterface {
  name = 'Ledger1763900000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION current_transaction_number() RETURNS bigint STABLE LANGUAGE sql
        AS 'SELECT pg_current_xact_id()::text::bigint';

      CREATE TABLE journal_entry (
        municipality_code     text           NOT NULL CONSTRAINT journal_entry_municipality_fk REFERENCES municipality (code),
        entry_number          integer        NOT NULL,
        fiscal_year           integer        NOT NULL,
        kind                  text           NOT NULL,
        component             text,
        source_kind           text           NOT NULL,
        source_id             text           NOT NULL,
        source_sha256         text           NOT NULL,
        reverses_entry_number integer,
        recorded_by           text           NOT NULL,
        recorded_at           timestamptz(3) NOT NULL,
        posting_count         integer        NOT NULL,
        previous_hash         text           NOT NULL,
        hash                  text           NOT NULL,
        transaction_id        bigint         NOT NULL DEFAULT current_transaction_number(),
        CONSTRAINT journal_entry_pk PRIMARY KEY (municipality_code, entry_number),
        CONSTRAINT journal_entry_reversed_once_key UNIQUE (municipality_code, reverses_entry_number),
        CONSTRAINT journal_entry_reverses_fk FOREIGN KEY (municipality_code, reverses_entry_number)
          REFERENCES journal_entry (municipality_code, entry_number),
        CONSTRAINT journal_entry_kind_check CHECK (kind IN ('cost', 'entitlement', 'receipt', 'reversal')),
        CONSTRAINT journal_entry_component_check CHECK (
          kind <> 'entitlement' OR coalesce(component IN ('goo', 'allowance', 'poo-norm', 'transition', 'care'), false)),
        CONSTRAINT journal_entry_reversal_check CHECK ((kind = 'reversal') = (reverses_entry_number IS NOT NULL)),
        CONSTRAINT journal_entry_order_check CHECK (reverses_entry_number < entry_number),
        CONSTRAINT journal_entry_posting_count_check CHECK (posting_count > 0),
        CONSTRAINT journal_entry_hash_check CHECK (hash ~ '^[0-9a-f]{64}$' AND previous_hash ~ '^[0-9a-f]{64}$')
      );

      -- amount_eur and quantity are debit when positive, credit when negative
      CREATE TABLE posting (
        municipality_code text           NOT NULL,
        entry_number      integer        NOT NULL,
        posting_number    integer        NOT NULL,
        fiscal_year       integer        NOT NULL,
        account           text           NOT NULL,
        component         text           NOT NULL,
        cost_category     text           CONSTRAINT posting_cost_category_fk REFERENCES cost_category (code),
        funding_route     text,
        month             date           NOT NULL,
        nature            text           NOT NULL,
        certainty         text           NOT NULL,
        amount_eur        numeric(16, 2) NOT NULL,
        quantity          numeric(16, 2),
        tariff_version_id text           CONSTRAINT posting_tariff_version_fk REFERENCES tariff_version (id),
        source_sheet      text,
        source_row        integer,
        CONSTRAINT posting_pk PRIMARY KEY (municipality_code, entry_number, posting_number),
        CONSTRAINT posting_entry_fk FOREIGN KEY (municipality_code, entry_number)
          REFERENCES journal_entry (municipality_code, entry_number),
        CONSTRAINT posting_account_check
          CHECK (account IN ('cost', 'reimbursement', 'state-receivable', 'municipal-funds')),
        CONSTRAINT posting_component_check
          CHECK (component IN ('goo', 'allowance', 'poo-norm', 'transition', 'care', 'own')),
        CONSTRAINT posting_route_check CHECK (funding_route IN ('booo', 'vws', 'own')),
        CONSTRAINT posting_cost_check
          CHECK ((account = 'cost') = (cost_category IS NOT NULL) AND (account = 'cost') <= (funding_route IS NOT NULL)),
        CONSTRAINT posting_month_check CHECK (extract(day FROM month) = 1),
        CONSTRAINT posting_nature_check CHECK (nature IN (
          'cost', 'norm', 'counted', 'actual', 'grant', 'deduction', 'advance', 'settlement', 'reclaim')),
        CONSTRAINT posting_certainty_check CHECK (certainty IN ('final', 'provisional', 'no-tariff')),
        CONSTRAINT posting_source_check CHECK ((source_sheet IS NULL) = (source_row IS NULL))
      );

      CREATE INDEX posting_month ON posting (municipality_code, month, component);

      -- 'none' stands where an account has no category or route, for a key column cannot be empty
      CREATE TABLE month_balance (
        municipality_code text           NOT NULL,
        fiscal_year       integer        NOT NULL,
        month             date           NOT NULL,
        component         text           NOT NULL,
        account           text           NOT NULL,
        cost_category     text           NOT NULL,
        funding_route     text           NOT NULL,
        nature            text           NOT NULL,
        certainty         text           NOT NULL,
        amount_eur        numeric(18, 2) NOT NULL,
        quantity          numeric(18, 2) NOT NULL,
        CONSTRAINT month_balance_pk PRIMARY KEY
          (municipality_code, fiscal_year, month, component, account, cost_category, funding_route, nature, certainty)
      );

      CREATE TABLE year_balance (
        municipality_code text           NOT NULL,
        fiscal_year       integer        NOT NULL,
        component         text           NOT NULL,
        account           text           NOT NULL,
        cost_category     text           NOT NULL,
        funding_route     text           NOT NULL,
        nature            text           NOT NULL,
        certainty         text           NOT NULL,
        amount_eur        numeric(18, 2) NOT NULL,
        quantity          numeric(18, 2) NOT NULL,
        CONSTRAINT year_balance_pk PRIMARY KEY
          (municipality_code, fiscal_year, component, account, cost_category, funding_route, nature, certainty)
      );

      -- The end of each chain, kept beside it: entries cut off at the end are found too.
      CREATE TABLE chain_head (
        municipality_code text    NOT NULL CONSTRAINT chain_head_pk PRIMARY KEY
          CONSTRAINT chain_head_municipality_fk REFERENCES municipality (code),
        entry_number      integer NOT NULL,
        hash              text    NOT NULL,
        recorded_at       timestamptz(3) NOT NULL
      );

      -- At commit, every new entry must be whole and in balance, in euro and in quantity.
      CREATE FUNCTION check_entry_balance() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        found_count    bigint;
        found_amount   numeric;
        found_quantity numeric;
      BEGIN
        SELECT count(*), coalesce(sum(amount_eur), 0), coalesce(sum(quantity), 0)
          INTO found_count, found_amount, found_quantity
          FROM posting
         WHERE municipality_code = NEW.municipality_code AND entry_number = NEW.entry_number;
        IF found_count <> NEW.posting_count OR found_amount <> 0 OR found_quantity <> 0 THEN
          RAISE EXCEPTION 'journal entry %-% is not in balance: % of % postings, amount %, quantity %',
            NEW.municipality_code, NEW.entry_number, found_count, NEW.posting_count, found_amount, found_quantity
            USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_entry_zero_sum';
        END IF;
        RETURN NULL;
      END
      $$;

      CREATE CONSTRAINT TRIGGER journal_entry_zero_sum AFTER INSERT ON journal_entry
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_entry_balance();

      -- So that the check above cannot be passed by: postings join an entry only in the transaction that made it.
      CREATE FUNCTION check_posting_entry() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (
          SELECT FROM (SELECT DISTINCT municipality_code, entry_number FROM added) AS touched
            JOIN journal_entry USING (municipality_code, entry_number)
           WHERE journal_entry.transaction_id <> current_transaction_number()
        ) THEN
          RAISE EXCEPTION 'a posting cannot join a journal entry that is already recorded'
            USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NULL;
      END
      $$;

      CREATE TRIGGER posting_joins_new_entry AFTER INSERT ON posting
        REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_posting_entry();

      CREATE TRIGGER journal_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER posting_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON posting
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      GRANT SELECT, INSERT ON journal_entry, posting TO opvangboek_app;
      GRANT SELECT, INSERT, UPDATE ON month_balance, year_balance, chain_head TO opvangboek_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE chain_head, year_balance, month_balance, posting, journal_entry;
      DROP FUNCTION check_entry_balance(), check_posting_entry(), current_transaction_number();
    `);
  }
}
