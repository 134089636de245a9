import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was known when. Moments of recording and of answering come from one clock that never goes back, so that an
 * answer can be given again later; reference data keeps its history, tariffs their states.
 */
export class RecordingTime1763900000006 implements MigrationInterface {
  name = 'RecordingTime1763900000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MOMENTS);
    await runner.query(REFERENCE_HISTORY);
    for (const [table, key] of Object.entries(REFERENCE_KEYS)) await runner.query(keepHistoryOf(table, key));
    await runner.query(TARIFF_STATES);
    await runner.query(LEDGER);
    await runner.query(DECLARATIONS);
    await runner.query(EXPORTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE workbook_export DROP COLUMN known_on, DROP COLUMN layout, DROP COLUMN tariffs_published_by;
      ALTER TABLE reception_line ALTER CONSTRAINT reception_line_declaration_fk NOT DEFERRABLE;
      ALTER TABLE cost_line ALTER CONSTRAINT cost_line_declaration_fk NOT DEFERRABLE;
      ALTER TABLE receipt_line ALTER CONSTRAINT receipt_line_declaration_fk NOT DEFERRABLE;
      DROP FUNCTION declared_known_on(timestamptz), year_balance_known_on(timestamptz);
      DROP TABLE reassessment_municipality, reassessment, basis_choice;
      DROP INDEX journal_entry_recorded;
      ALTER TABLE journal_entry DROP COLUMN cause_kind, DROP COLUMN cause_id;

      ALTER TABLE tariff_version
        ADD COLUMN valid_from date, ADD COLUMN valid_until date, ADD COLUMN source text, ADD COLUMN published_on date,
        ADD COLUMN confirmed_until date, ADD COLUMN recorded_at timestamptz(3), ADD COLUMN superseded_at timestamptz(3);
      UPDATE tariff_version SET valid_from = state.valid_from, valid_until = state.valid_until, source = state.source,
        published_on = state.published_on, confirmed_until = state.confirmed_until, recorded_at = state.recorded_at
        FROM tariff_state AS state WHERE state.version_id = tariff_version.id AND state.superseded_at IS NULL;
      DROP TABLE tariff_state;
      DROP FUNCTION refuse_change_but_end();

      DROP TABLE reference_version, deadline;
      DROP FUNCTION keep_reference_version() CASCADE;
      DROP FUNCTION reference_moment();
      DROP FUNCTION reference_known_on(anyelement, timestamptz);
      DROP FUNCTION take_moment(timestamptz, boolean);
      DROP SEQUENCE last_moment;
    `);
  }
}

const MOMENTS = `
  -- the last moment that was handed out, in milliseconds since 1970
  CREATE SEQUENCE last_moment MINVALUE 0 START 0;

  SELECT setval('last_moment', 1 + coalesce(floor(extract(epoch FROM max(moment)) * 1000)::bigint, 0))
    FROM (SELECT max(recorded_at) AS moment FROM journal_entry
          UNION ALL SELECT max(recorded_at) FROM tariff_version
          UNION ALL SELECT max(greatest(created_at, submitted_at, decided_at)) FROM declaration
          UNION ALL SELECT max(made_at) FROM workbook_export) AS known;

  -- A moment to record at is later than every moment before it; a moment to answer for is no earlier than any.
  -- A clock that is put back, or that differs between two servers, does not break that order.
  CREATE FUNCTION take_moment(clock timestamptz, to_record boolean) RETURNS timestamptz(3) LANGUAGE plpgsql AS $$
  DECLARE
    this_lock CONSTANT bigint := hashtextextended('opvangboek last moment', 0);
    moment bigint;
  BEGIN
    PERFORM pg_advisory_lock(this_lock);
    SELECT greatest(last_value + to_record::integer, floor(extract(epoch FROM clock) * 1000)::bigint) INTO moment
      FROM last_moment;
    PERFORM setval('last_moment', moment);
    PERFORM pg_advisory_unlock(this_lock);
    RETURN timestamptz 'epoch' + moment * interval '1 millisecond';
  END
  $$;

  GRANT SELECT, UPDATE ON SEQUENCE last_moment TO opvangboek_app;
`;

const REFERENCE_HISTORY = `
  -- Days of the year's accounts: apply for an advance, account for it, be settled.
  CREATE TABLE deadline (
    fiscal_year integer NOT NULL,
    kind        text    NOT NULL,
    due_on      date    NOT NULL,
    source      text    NOT NULL,
    CONSTRAINT deadline_pk PRIMARY KEY (fiscal_year, kind),
    CONSTRAINT deadline_kind_check CHECK (kind IN ('advance-application', 'sisa', 'settlement', 'reclaim')),
    CONSTRAINT deadline_source_check CHECK (source <> '')
  );
  GRANT SELECT ON deadline TO opvangboek_app;

  -- Every row that ever stood in a table of reference data, with the time in which it stood there.
  CREATE TABLE reference_version (
    table_name    text           NOT NULL,
    key           text           NOT NULL,
    content       jsonb          NOT NULL,
    recorded_at   timestamptz(3) NOT NULL,
    superseded_at timestamptz(3),
    CONSTRAINT reference_version_pk PRIMARY KEY (table_name, key, recorded_at),
    CONSTRAINT reference_version_recorded_check CHECK (recorded_at < superseded_at)
  );
  CREATE UNIQUE INDEX reference_version_current ON reference_version (table_name, key) WHERE superseded_at IS NULL;
  GRANT SELECT ON reference_version TO opvangboek_app;
  GRANT UPDATE (deduct_own_contributions, source) ON deduction_rule TO opvangboek_app;

  -- The moment at which this transaction changes reference data. What time it is, is in the setting opvangboek.clock.
  CREATE FUNCTION reference_moment() RETURNS timestamptz(3) LANGUAGE plpgsql AS $$
  DECLARE
    moment text := nullif(current_setting('opvangboek.moment', true), '');
  BEGIN
    IF moment IS NULL THEN
      PERFORM pg_advisory_xact_lock_shared(hashtextextended('opvangboek recording', 0));
      moment := take_moment(current_setting('opvangboek.clock')::timestamptz, true);
      PERFORM set_config('opvangboek.moment', moment, true);
    END IF;
    RETURN moment;
  END
  $$;

  CREATE FUNCTION keep_reference_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path FROM CURRENT AS $$
  DECLARE
    moment CONSTANT timestamptz := reference_moment();
    old_key text;
    new_key text;
  BEGIN
    IF TG_OP <> 'INSERT' THEN
      SELECT string_agg(to_jsonb(OLD) ->> name, ' ' ORDER BY position) INTO old_key
        FROM unnest(TG_ARGV) WITH ORDINALITY AS part (name, position);
      UPDATE reference_version SET superseded_at = moment
       WHERE table_name = TG_TABLE_NAME AND key = old_key AND superseded_at IS NULL;
    END IF;
    IF TG_OP <> 'DELETE' THEN
      SELECT string_agg(to_jsonb(NEW) ->> name, ' ' ORDER BY position) INTO new_key
        FROM unnest(TG_ARGV) WITH ORDINALITY AS part (name, position);
      INSERT INTO reference_version (table_name, key, content, recorded_at)
      VALUES (TG_TABLE_NAME, new_key, to_jsonb(NEW), moment);
    END IF;
    RETURN NULL;
  END
  $$;

  -- The rows of a reference table as they stood at a moment: FROM reference_known_on(NULL::municipality, $1) AS municipality
  CREATE FUNCTION reference_known_on(table_row anyelement, moment timestamptz) RETURNS SETOF anyelement
    LANGUAGE sql STABLE ROWS 400 AS $$
    SELECT kept
      FROM reference_version, LATERAL jsonb_populate_record(table_row, content) AS kept
     WHERE table_name = pg_typeof(table_row)::text
       AND recorded_at <= moment
       AND (superseded_at IS NULL OR superseded_at > moment)
  $$;
`;

const REFERENCE_KEYS: Readonly<Record<string, readonly string[]>> = {
  safety_region: ['code'],
  municipality: ['code'],
  municipality_population: ['municipality_code', 'year'],
  reorganisation: ['predecessor', 'effective_on'],
  cost_category: ['code'],
  component_rule: ['cost_category', 'funding_route', 'valid_from'],
  deduction_rule: ['fiscal_year'],
  deadline: ['fiscal_year', 'kind'],
};

/** What stands there already was recorded when the first tariff was; from now on the trigger keeps the history. */
function keepHistoryOf(table: string, key: readonly string[]): string {
  return `
    INSERT INTO reference_version (table_name, key, content, recorded_at)
    SELECT '${table}', concat_ws(' ', ${key.join(', ')}), to_jsonb(${table}),
           coalesce((SELECT min(recorded_at) FROM tariff_version), now())
      FROM ${table};
    CREATE TRIGGER ${table}_history AFTER INSERT OR UPDATE OR DELETE ON ${table}
      FOR EACH ROW EXECUTE FUNCTION keep_reference_version(${key.map((name) => `'${name}'`).join(', ')});
  `;
}

const TARIFF_STATES = `
  -- Nothing recorded is changed; only the moment until which it stood is written down, once.
  CREATE FUNCTION refuse_change_but_end() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' AND OLD.superseded_at IS NULL
       AND to_jsonb(NEW) - 'superseded_at' = to_jsonb(OLD) - 'superseded_at' THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION '% on % is refused: what is recorded is never changed', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation';
  END
  $$;

  -- A version is an amount; when it holds, and whether it is law, is a state that later states take the place of.
  CREATE TABLE tariff_state (
    tariff          text           NOT NULL,
    version_id      text           NOT NULL CONSTRAINT tariff_state_version_fk REFERENCES tariff_version (id),
    state           text           NOT NULL,
    valid_from      date           NOT NULL,
    valid_until     date,
    published_on    date,
    confirmed_until date           NOT NULL,
    source          text           NOT NULL,
    recorded_by     text           NOT NULL,
    recorded_at     timestamptz(3) NOT NULL,
    superseded_at   timestamptz(3),
    CONSTRAINT tariff_state_pk PRIMARY KEY (version_id, valid_from, recorded_at),
    CONSTRAINT tariff_state_state_check CHECK (state IN ('announced', 'adopted', 'withdrawn')),
    CONSTRAINT tariff_state_validity_check CHECK (valid_from < valid_until),
    CONSTRAINT tariff_state_source_check CHECK (source <> ''),
    CONSTRAINT tariff_state_recorded_check CHECK (recorded_at < superseded_at),
    CONSTRAINT tariff_state_no_overlap EXCLUDE USING gist (
      tariff WITH =,
      daterange(valid_from, valid_until) WITH &&,
      tstzrange(recorded_at, superseded_at) WITH &&
    ) WHERE (state = 'adopted')
  );

  INSERT INTO tariff_state (tariff, version_id, state, valid_from, valid_until, published_on, confirmed_until, source,
    recorded_by, recorded_at, superseded_at)
  SELECT tariff, id, 'adopted', valid_from, valid_until, published_on, confirmed_until, source, 'reference-data',
         recorded_at, superseded_at
    FROM tariff_version;

  ALTER TABLE tariff_version DROP CONSTRAINT tariff_version_no_overlap;
  ALTER TABLE tariff_version
    DROP COLUMN valid_from, DROP COLUMN valid_until, DROP COLUMN source, DROP COLUMN published_on,
    DROP COLUMN confirmed_until, DROP COLUMN recorded_at, DROP COLUMN superseded_at;

  CREATE TRIGGER tariff_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON tariff_version
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER tariff_state_append_only BEFORE UPDATE OR DELETE ON tariff_state
    FOR EACH ROW EXECUTE FUNCTION refuse_change_but_end();
  CREATE TRIGGER tariff_state_no_truncate BEFORE TRUNCATE ON tariff_state
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

  GRANT INSERT ON tariff_version TO opvangboek_app;
  GRANT SELECT, INSERT, UPDATE (superseded_at) ON tariff_state TO opvangboek_app;
`;

const LEDGER = `
  -- Why an entry was made, where it is not the approval of the declaration that it belongs to.
  ALTER TABLE journal_entry
    ADD COLUMN cause_kind text,
    ADD COLUMN cause_id text,
    ADD CONSTRAINT journal_entry_cause_check CHECK (
      (cause_kind IS NULL) = (cause_id IS NULL) AND cause_kind IN ('declaration', 'tariff', 'basis-choice', 'rules'));
  CREATE INDEX journal_entry_recorded ON journal_entry (recorded_at);

  -- The balances by year as they were at a moment: what they are now, less what was posted since.
  CREATE FUNCTION year_balance_known_on(moment timestamptz)
    RETURNS TABLE (municipality_code text, fiscal_year integer, component text, account text, cost_category text,
      funding_route text, nature text, certainty text, amount_eur numeric, quantity numeric)
    LANGUAGE sql STABLE AS $$
    SELECT municipality_code, fiscal_year, component, account, cost_category, funding_route, nature, certainty,
           amount_eur, quantity
      FROM year_balance
    UNION ALL
    SELECT posting.municipality_code, posting.fiscal_year, posting.component, posting.account,
           coalesce(posting.cost_category, 'none'), coalesce(posting.funding_route, 'none'), posting.nature,
           posting.certainty, -posting.amount_eur, -coalesce(posting.quantity, 0)
      FROM journal_entry
      JOIN posting USING (municipality_code, entry_number)
     WHERE journal_entry.recorded_at > moment
  $$;
`;

const DECLARATIONS = `
  -- A file's lines come in before it is known whether it is kept: the declaration is written down last, so that its
  -- moment is settled as late as possible.
  ALTER TABLE reception_line
    ALTER CONSTRAINT reception_line_declaration_fk DEFERRABLE INITIALLY DEFERRED;
  ALTER TABLE cost_line ALTER CONSTRAINT cost_line_declaration_fk DEFERRABLE INITIALLY DEFERRED;
  ALTER TABLE receipt_line ALTER CONSTRAINT receipt_line_declaration_fk DEFERRABLE INITIALLY DEFERRED;

  -- The basis of component goo, chosen apart from a declaration; it holds until the next choice or approval.
  CREATE TABLE basis_choice (
    municipality_code text           NOT NULL CONSTRAINT basis_choice_municipality_fk REFERENCES municipality (code),
    fiscal_year       integer        NOT NULL,
    choice_number     integer        NOT NULL,
    basis             text           NOT NULL,
    reason            text           NOT NULL,
    recorded_by       text           NOT NULL,
    recorded_at       timestamptz(3) NOT NULL,
    CONSTRAINT basis_choice_pk PRIMARY KEY (municipality_code, fiscal_year, choice_number),
    CONSTRAINT basis_choice_basis_check CHECK (basis IN ('norm', 'actual')),
    CONSTRAINT basis_choice_reason_check CHECK (reason <> '')
  );
  CREATE TRIGGER basis_choice_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON basis_choice
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  GRANT SELECT, INSERT ON basis_choice TO opvangboek_app;

  -- Work that a change of the rules asks for: every municipality it touches, and when it was done. One row is one
  -- transaction; the id is that of the job.
  CREATE TABLE reassessment (
    id          uuid           NOT NULL CONSTRAINT reassessment_pk PRIMARY KEY,
    cause_kind  text           NOT NULL,
    cause_id    text           NOT NULL,
    component   text,
    from_year   integer        NOT NULL,
    to_year     integer        NOT NULL,
    recorded_by text           NOT NULL,
    recorded_at timestamptz(3) NOT NULL,
    CONSTRAINT reassessment_cause_check CHECK (cause_kind IN ('tariff', 'rules')),
    CONSTRAINT reassessment_years_check CHECK (from_year <= to_year)
  );
  CREATE TRIGGER reassessment_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reassessment
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  CREATE TABLE reassessment_municipality (
    municipality_code text NOT NULL CONSTRAINT reassessment_municipality_municipality_fk REFERENCES municipality (code),
    reassessment_id   uuid NOT NULL CONSTRAINT reassessment_municipality_reassessment_fk REFERENCES reassessment (id),
    done_at           timestamptz(3),
    CONSTRAINT reassessment_municipality_pk PRIMARY KEY (municipality_code, reassessment_id)
  );
  GRANT SELECT, INSERT ON reassessment, reassessment_municipality TO opvangboek_app;
  GRANT UPDATE (done_at) ON reassessment_municipality TO opvangboek_app;

  -- The declaration of each year that stood in the ledger at a moment, with the basis that held for it then.
  -- Versions are approved in order, so the highest that was approved by then is the one.
  CREATE FUNCTION declared_known_on(moment timestamptz)
    RETURNS TABLE (municipality_code text, fiscal_year integer, version integer, upload_id uuid, decided_at timestamptz,
      basis text)
    LANGUAGE sql STABLE AS $$
    SELECT standing.municipality_code, standing.fiscal_year, standing.version, standing.upload_id, standing.decided_at,
           coalesce(chosen.basis, standing.basis)
      FROM (SELECT DISTINCT ON (municipality_code, fiscal_year) *
              FROM declaration
             WHERE status IN ('approved', 'corrected') AND decided_at <= moment
             ORDER BY municipality_code, fiscal_year, version DESC) AS standing
      LEFT JOIN LATERAL (
        SELECT basis
          FROM basis_choice
         WHERE basis_choice.municipality_code = standing.municipality_code
           AND basis_choice.fiscal_year = standing.fiscal_year
           AND basis_choice.recorded_at > standing.decided_at AND basis_choice.recorded_at <= moment
         ORDER BY choice_number DESC
         LIMIT 1) AS chosen ON true
  $$;
`;

const EXPORTS = `
  -- What a workbook shows: the moment it is known on, and the layout and tariffs that were asked for.
  ALTER TABLE workbook_export
    ADD COLUMN known_on timestamptz(3),
    ADD COLUMN layout integer,
    ADD COLUMN tariffs_published_by date;
  ALTER TABLE workbook_export DISABLE TRIGGER workbook_export_append_only;
  UPDATE workbook_export SET known_on = made_at;
  ALTER TABLE workbook_export ENABLE TRIGGER workbook_export_append_only;
  ALTER TABLE workbook_export ALTER COLUMN known_on SET NOT NULL;
`;
