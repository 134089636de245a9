import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Multi-year claims: what is claimed in every revision, what became of it step by step, the figures as they were sealed, and
 * the evidence. Nothing of it is ever changed. The municipality of a claim is who claims: VNG where it claims for several, so
 * that a claim of several is behind no wall of one.
 */
export class Claims1763900000022 implements MigrationInterface {
  name = 'Claims1763900000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CLAIMS);
    await runner.query(SEALS);
    await runner.query(EVIDENCE);
    for (const table of TABLES) {
      await runner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_wall ON ${table} USING (${OWN_ROWS}) WITH CHECK (${OWN_ROWS});
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
        GRANT SELECT, INSERT ON ${table} TO opvangboek_app;
      `);
    }
    await runner.query(STATE_GUARD);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ${[...TABLES].reverse().join(', ')}; DROP FUNCTION refuse_wrong_claim_state()`);
  }
}

const TABLES = [
  'claim',
  'claim_revision',
  'claim_state',
  'claim_seal',
  'claim_sealed_year',
  'claim_sealed_figure',
  'claim_settled_amount',
  'claim_evidence',
  'claim_evidence_part',
  'claim_evidence_withdrawal',
] as const;

const OWN_ROWS = `(SELECT current_setting('opvangboek.scope', true)) IN ('all', municipality_code)`;

const COMPONENTS = `'goo', 'allowance', 'poo-norm', 'transition', 'care', 'own'`;

const CLAIMS = `
  CREATE TABLE claim (
    municipality_code text           NOT NULL,
    claim_number      integer        NOT NULL,
    recorded_by       text           NOT NULL,
    recorded_at       timestamptz(3) NOT NULL,
    CONSTRAINT claim_pk PRIMARY KEY (municipality_code, claim_number),
    CONSTRAINT claim_claimant_check CHECK (municipality_code ~ '^(GM[0-9]{4}|VNG)$')
  );

  CREATE TABLE claim_revision (
    municipality_code text           NOT NULL,
    claim_number      integer        NOT NULL,
    revision          integer        NOT NULL,
    title             text           NOT NULL,
    member_codes      text[]         NOT NULL,
    from_year         integer        NOT NULL,
    to_year           integer        NOT NULL,
    components        text[]         NOT NULL,
    narrative         text           NOT NULL,
    contact           text,
    recorded_by       text           NOT NULL,
    recorded_at       timestamptz(3) NOT NULL,
    CONSTRAINT claim_revision_pk PRIMARY KEY (municipality_code, claim_number, revision),
    CONSTRAINT claim_revision_claim_fk FOREIGN KEY (municipality_code, claim_number)
      REFERENCES claim (municipality_code, claim_number),
    CONSTRAINT claim_revision_title_check CHECK (title <> ''),
    CONSTRAINT claim_revision_narrative_check CHECK (narrative <> ''),
    CONSTRAINT claim_revision_contact_check CHECK (contact <> ''),
    CONSTRAINT claim_revision_years_check CHECK (from_year <= to_year),
    -- a municipality claims for itself only
    CONSTRAINT claim_revision_members_check CHECK (cardinality(member_codes) > 0
      AND (municipality_code = 'VNG' OR member_codes = ARRAY[municipality_code])),
    CONSTRAINT claim_revision_components_check CHECK (cardinality(components) > 0
      AND components <@ ARRAY[${COMPONENTS}])
  );

  CREATE TABLE claim_state (
    municipality_code text           NOT NULL,
    claim_number      integer        NOT NULL,
    step              integer        NOT NULL,
    state             text           NOT NULL,
    -- of a presentation or a settlement: the day it took place, and its letter or decision
    dated_on          date,
    reference         text,
    -- of a return
    reason            text,
    recorded_by       text           NOT NULL,
    recorded_at       timestamptz(3) NOT NULL,
    CONSTRAINT claim_state_pk PRIMARY KEY (municipality_code, claim_number, step),
    CONSTRAINT claim_state_claim_fk FOREIGN KEY (municipality_code, claim_number)
      REFERENCES claim (municipality_code, claim_number),
    CONSTRAINT claim_state_state_check CHECK (state IN ('draft', 'submitted', 'included', 'presented', 'settled')),
    CONSTRAINT claim_state_dated_on_check CHECK ((state IN ('presented', 'settled')) = (dated_on IS NOT NULL)),
    CONSTRAINT claim_state_reference_check CHECK ((state IN ('presented', 'settled')) = (reference IS NOT NULL)
      AND reference <> ''),
    CONSTRAINT claim_state_reason_check CHECK ((state = 'draft' AND step > 1) = (reason IS NOT NULL) AND reason <> '')
  );
`;

const SEALS = `
  -- The figures of a claim as they were when it was submitted; step is of that state.
  CREATE TABLE claim_seal (
    municipality_code text           NOT NULL,
    claim_number      integer        NOT NULL,
    step              integer        NOT NULL,
    revision          integer        NOT NULL,
    known_on          timestamptz(3) NOT NULL,
    sha256            text           NOT NULL,
    CONSTRAINT claim_seal_pk PRIMARY KEY (municipality_code, claim_number, step),
    CONSTRAINT claim_seal_state_fk FOREIGN KEY (municipality_code, claim_number, step)
      REFERENCES claim_state (municipality_code, claim_number, step),
    CONSTRAINT claim_seal_revision_fk FOREIGN KEY (municipality_code, claim_number, revision)
      REFERENCES claim_revision (municipality_code, claim_number, revision),
    CONSTRAINT claim_seal_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$')
  );

  -- Every year of every municipality in it; without a version nothing was declared, and there are no figures.
  CREATE TABLE claim_sealed_year (
    municipality_code text    NOT NULL,
    claim_number      integer NOT NULL,
    step              integer NOT NULL,
    member_code       text    NOT NULL,
    fiscal_year       integer NOT NULL,
    version           integer,
    basis             text,
    CONSTRAINT claim_sealed_year_pk PRIMARY KEY (municipality_code, claim_number, step, member_code, fiscal_year),
    CONSTRAINT claim_sealed_year_seal_fk FOREIGN KEY (municipality_code, claim_number, step)
      REFERENCES claim_seal (municipality_code, claim_number, step),
    CONSTRAINT claim_sealed_year_basis_check CHECK ((version IS NULL) = (basis IS NULL) AND basis IN ('norm', 'actual'))
  );

  CREATE TABLE claim_sealed_figure (
    municipality_code           text          NOT NULL,
    claim_number                integer       NOT NULL,
    step                        integer       NOT NULL,
    member_code                 text          NOT NULL,
    fiscal_year                 integer       NOT NULL,
    component                   text          NOT NULL,
    real_cost_eur               numeric(18,2) NOT NULL,
    entitlement_eur             numeric(18,2) NOT NULL,
    received_eur                numeric(18,2) NOT NULL,
    provisional_entitlement_eur numeric(18,2) NOT NULL,
    deduction_eur               numeric(18,2) NOT NULL,
    -- place-days or person-months; the other components count nothing
    quantity                    numeric(18,2),
    quantity_without_tariff     numeric(18,2),
    CONSTRAINT claim_sealed_figure_pk
      PRIMARY KEY (municipality_code, claim_number, step, member_code, fiscal_year, component),
    CONSTRAINT claim_sealed_figure_year_fk FOREIGN KEY (municipality_code, claim_number, step, member_code, fiscal_year)
      REFERENCES claim_sealed_year (municipality_code, claim_number, step, member_code, fiscal_year),
    CONSTRAINT claim_sealed_figure_component_check CHECK (component IN (${COMPONENTS})),
    CONSTRAINT claim_sealed_figure_quantity_check CHECK (
      (component IN ('goo', 'poo-norm')) = (quantity IS NOT NULL)
      AND (quantity IS NULL) = (quantity_without_tariff IS NULL))
  );

  -- What a settlement came to.
  CREATE TABLE claim_settled_amount (
    municipality_code text          NOT NULL,
    claim_number      integer       NOT NULL,
    step              integer       NOT NULL,
    fiscal_year       integer       NOT NULL,
    component         text          NOT NULL,
    amount_eur        numeric(18,2) NOT NULL,
    CONSTRAINT claim_settled_amount_pk PRIMARY KEY (municipality_code, claim_number, step, fiscal_year, component),
    CONSTRAINT claim_settled_amount_state_fk FOREIGN KEY (municipality_code, claim_number, step)
      REFERENCES claim_state (municipality_code, claim_number, step),
    CONSTRAINT claim_settled_amount_component_check CHECK (component IN (${COMPONENTS}))
  );
`;

const EVIDENCE = `
  CREATE TABLE claim_evidence (
    municipality_code text           NOT NULL,
    claim_number      integer        NOT NULL,
    evidence_number   integer        NOT NULL,
    kind              text           NOT NULL,
    file_name         text           NOT NULL,
    file_size         bigint         NOT NULL,
    file_sha256       text           NOT NULL,
    recorded_by       text           NOT NULL,
    recorded_at       timestamptz(3) NOT NULL,
    CONSTRAINT claim_evidence_pk PRIMARY KEY (municipality_code, claim_number, evidence_number),
    CONSTRAINT claim_evidence_claim_fk FOREIGN KEY (municipality_code, claim_number)
      REFERENCES claim (municipality_code, claim_number),
    CONSTRAINT claim_evidence_kind_check CHECK (kind IN ('pdf', 'xlsx')),
    CONSTRAINT claim_evidence_sha256_check CHECK (file_sha256 ~ '^[0-9a-f]{64}$')
  );

  CREATE TABLE claim_evidence_part (
    municipality_code text    NOT NULL,
    claim_number      integer NOT NULL,
    evidence_number   integer NOT NULL,
    part_number       integer NOT NULL,
    content           bytea   NOT NULL,
    CONSTRAINT claim_evidence_part_pk PRIMARY KEY (municipality_code, claim_number, evidence_number, part_number),
    CONSTRAINT claim_evidence_part_evidence_fk FOREIGN KEY (municipality_code, claim_number, evidence_number)
      REFERENCES claim_evidence (municipality_code, claim_number, evidence_number)
  );

  CREATE TABLE claim_evidence_withdrawal (
    municipality_code text           NOT NULL,
    claim_number      integer        NOT NULL,
    evidence_number   integer        NOT NULL,
    reason            text           NOT NULL,
    recorded_by       text           NOT NULL,
    recorded_at       timestamptz(3) NOT NULL,
    CONSTRAINT claim_evidence_withdrawal_pk PRIMARY KEY (municipality_code, claim_number, evidence_number),
    CONSTRAINT claim_evidence_withdrawal_evidence_fk FOREIGN KEY (municipality_code, claim_number, evidence_number)
      REFERENCES claim_evidence (municipality_code, claim_number, evidence_number),
    CONSTRAINT claim_evidence_withdrawal_reason_check CHECK (reason <> '')
  );
`;

/** Which state may follow which, and that nobody decides upon what they submitted: also when code forgets it. */
const STATE_GUARD = `
  CREATE FUNCTION refuse_wrong_claim_state() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    before claim_state;
  BEGIN
    SELECT * INTO before FROM claim_state
     WHERE municipality_code = NEW.municipality_code AND claim_number = NEW.claim_number
     ORDER BY step DESC LIMIT 1;
    IF NEW.step <> coalesce(before.step, 0) + 1
       OR (coalesce(before.state, 'none'), NEW.state) NOT IN (('none', 'draft'), ('draft', 'submitted'),
         ('submitted', 'draft'), ('submitted', 'included'), ('included', 'presented'), ('presented', 'settled')) THEN
      RAISE EXCEPTION 'claim_state: % after % is refused', NEW.state, coalesce(before.state, 'none')
        USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_state_order';
    END IF;
    IF before.state = 'submitted' AND before.recorded_by = NEW.recorded_by THEN
      RAISE EXCEPTION 'claim_state: decision is refused: four eyes, nobody decides upon what they submitted'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_four_eyes';
    END IF;
    RETURN NEW;
  END
  $$;
  CREATE TRIGGER claim_state_order BEFORE INSERT ON claim_state
    FOR EACH ROW EXECUTE FUNCTION refuse_wrong_claim_state();
`;
