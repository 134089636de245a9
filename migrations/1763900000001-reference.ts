import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The application's role, without owner rights, and the reference data that everything points to.
 * Roles belong to the whole server: the role may be there already, for another database of ours.
 */
export class Reference1763900000001 implements MigrationInterface {
  name = 'Reference1763900000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS btree_gist;

      DO $$
      BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'opvangboek_app') THEN
          CREATE ROLE opvangboek_app NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
        END IF;
        IF NOT pg_has_role(current_user, 'opvangboek_app', 'MEMBER') THEN
          EXECUTE format('GRANT opvangboek_app TO %I', current_user);
        END IF;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL; -- another instance made the same role at the same moment
      END
      $$;

      CREATE TABLE safety_region (
        code     text NOT NULL CONSTRAINT safety_region_pk PRIMARY KEY,
        name     text NOT NULL,
        province text NOT NULL
      );

      CREATE TABLE municipality (
        code          text NOT NULL CONSTRAINT municipality_pk PRIMARY KEY,
        name          text NOT NULL,
        province      text NOT NULL,
        safety_region text NOT NULL CONSTRAINT municipality_safety_region_fk REFERENCES safety_region (code),
        valid_from    date,
        valid_until   date,
        CONSTRAINT municipality_code_check CHECK (code ~ '^GM[0-9]{4}$'),
        CONSTRAINT municipality_validity_check CHECK (valid_from < valid_until)
      );

      CREATE TABLE municipality_population (
        municipality_code text    NOT NULL CONSTRAINT municipality_population_municipality_fk REFERENCES municipality (code),
        year              integer NOT NULL,
        population        integer NOT NULL,
        CONSTRAINT municipality_population_pk PRIMARY KEY (municipality_code, year),
        CONSTRAINT municipality_population_check CHECK (population > 0)
      );

      CREATE TABLE reorganisation (
        effective_on date NOT NULL,
        predecessor  text NOT NULL CONSTRAINT reorganisation_predecessor_fk REFERENCES municipality (code),
        successor    text NOT NULL CONSTRAINT reorganisation_successor_fk REFERENCES municipality (code),
        status       text NOT NULL,
        note         text NOT NULL,
        CONSTRAINT reorganisation_pk PRIMARY KEY (predecessor, effective_on),
        CONSTRAINT reorganisation_status_check CHECK (status IN ('planned', 'effective')),
        CONSTRAINT reorganisation_parties_check CHECK (predecessor <> successor)
      );

      CREATE TABLE cost_category (
        code          text    NOT NULL CONSTRAINT cost_category_pk PRIMARY KEY,
        label         text    NOT NULL CONSTRAINT cost_category_label_key UNIQUE,
        default_route text    NOT NULL,
        position      integer NOT NULL,
        CONSTRAINT cost_category_default_route_check CHECK (default_route IN ('booo', 'vws', 'own'))
      );

      CREATE TABLE component_rule (
        cost_category text NOT NULL CONSTRAINT component_rule_cost_category_fk REFERENCES cost_category (code),
        funding_route text NOT NULL,
        component     text NOT NULL,
        valid_from    date NOT NULL,
        valid_until   date,
        source        text NOT NULL,
        CONSTRAINT component_rule_pk PRIMARY KEY (cost_category, funding_route, valid_from),
        CONSTRAINT component_rule_route_check CHECK (funding_route IN ('booo', 'vws', 'own')),
        CONSTRAINT component_rule_component_check
          CHECK (component IN ('goo', 'allowance', 'poo-norm', 'transition', 'care', 'own')),
        CONSTRAINT component_rule_no_overlap EXCLUDE USING gist
          (cost_category WITH =, funding_route WITH =, daterange(valid_from, valid_until) WITH &&)
      );

      -- A tariff is never overwritten: a version is superseded by another, and stays readable.
      CREATE TABLE tariff_version (
        id              text           NOT NULL CONSTRAINT tariff_version_pk PRIMARY KEY,
        tariff          text           NOT NULL,
        valid_from      date           NOT NULL,
        valid_until     date,
        amount_eur      numeric(12, 2) NOT NULL,
        source          text           NOT NULL,
        published_on    date,
        confirmed_until date           NOT NULL,
        recorded_at     timestamptz(3) NOT NULL,
        superseded_at   timestamptz(3),
        CONSTRAINT tariff_version_tariff_check CHECK (tariff IN ('goo-place-day', 'poo-person-month')),
        CONSTRAINT tariff_version_validity_check CHECK (valid_from < valid_until),
        CONSTRAINT tariff_version_amount_check CHECK (amount_eur >= 0),
        CONSTRAINT tariff_version_source_check CHECK (source <> ''),
        CONSTRAINT tariff_version_recorded_check CHECK (recorded_at < superseded_at),
        CONSTRAINT tariff_version_no_overlap EXCLUDE USING gist (
          tariff WITH =,
          daterange(valid_from, valid_until) WITH &&,
          tstzrange(recorded_at, superseded_at) WITH &&
        )
      );

      CREATE TABLE deduction_rule (
        fiscal_year               integer NOT NULL CONSTRAINT deduction_rule_pk PRIMARY KEY,
        deduct_own_contributions  boolean NOT NULL,
        source                    text    NOT NULL
      );

      GRANT USAGE ON SCHEMA public TO opvangboek_app;
      GRANT SELECT ON migrations TO opvangboek_app;
      GRANT SELECT ON safety_region, municipality, municipality_population, reorganisation, cost_category,
        component_rule, tariff_version, deduction_rule TO opvangboek_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE deduction_rule, tariff_version, component_rule, cost_category, reorganisation,
        municipality_population, municipality, safety_region;
    `);
  }
}
