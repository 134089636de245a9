import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a declaration says of itself beyond its amounts: which months, how much of it rests on evidence, how many persons,
 * and what each location took. It is reckoned once, when its lines have come in, for they never change; national
 * questions about it would otherwise read every line of the country. And what kind of place a location is.
 */
export class DeclarationFacts1763900000016 implements MigrationInterface {
  name = 'DeclarationFacts1763900000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    for (const table of NAMES) await runner.query(guard(table));
    await runner.query(RECORD_FACTS);
    await runner.query(
      `SELECT record_declaration_facts(municipality_code, fiscal_year, version) FROM declaration_version`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION record_declaration_facts(text, integer, integer);
      DROP TABLE location_kind, declaration_location_cost, declaration_location, declaration_facts;
    `);
  }
}

const TABLES = `
  CREATE TABLE declaration_facts (
    municipality_code   text          NOT NULL,
    fiscal_year         integer       NOT NULL,
    version             integer       NOT NULL,
    -- months of the year with any cost, and with any place or person, by their number
    cost_months         integer[]     NOT NULL,
    reception_months    integer[]     NOT NULL,
    -- over the absolute amounts of cost lines, so that a correction does not hide what it corrects
    cost_size_eur       numeric(18,2) NOT NULL,
    evidenced_size_eur  numeric(18,2) NOT NULL,
    -- cash from the State, and of it what names the decision that it was paid by
    advances_eur        numeric(18,2) NOT NULL,
    decided_advances_eur numeric(18,2) NOT NULL,
    place_days          bigint        NOT NULL,
    -- null: a row of places does not say how many were occupied
    occupied_place_days bigint,
    host_person_days    bigint        NOT NULL,
    CONSTRAINT declaration_facts_pk PRIMARY KEY (municipality_code, fiscal_year, version),
    CONSTRAINT declaration_facts_version_fk FOREIGN KEY (municipality_code, fiscal_year, version)
      REFERENCES declaration_version (municipality_code, fiscal_year, version)
  );

  -- '' is where no location is named
  CREATE TABLE declaration_location (
    municipality_code   text    NOT NULL,
    fiscal_year         integer NOT NULL,
    version             integer NOT NULL,
    location            text    NOT NULL,
    place_days          bigint  NOT NULL,
    occupied_place_days bigint,
    CONSTRAINT declaration_location_pk PRIMARY KEY (municipality_code, fiscal_year, version, location),
    CONSTRAINT declaration_location_version_fk FOREIGN KEY (municipality_code, fiscal_year, version)
      REFERENCES declaration_version (municipality_code, fiscal_year, version)
  );

  CREATE TABLE declaration_location_cost (
    municipality_code text          NOT NULL,
    fiscal_year       integer       NOT NULL,
    version           integer       NOT NULL,
    location          text          NOT NULL,
    component         text          NOT NULL,
    cost_category     text          NOT NULL,
    amount_eur        numeric(18,2) NOT NULL,
    CONSTRAINT declaration_location_cost_pk
      PRIMARY KEY (municipality_code, fiscal_year, version, location, component, cost_category),
    CONSTRAINT declaration_location_cost_version_fk FOREIGN KEY (municipality_code, fiscal_year, version)
      REFERENCES declaration_version (municipality_code, fiscal_year, version)
  );

  -- What kind of place a location is, by its municipality; the last one recorded holds.
  CREATE TABLE location_kind (
    municipality_code text           NOT NULL CONSTRAINT location_kind_municipality_fk REFERENCES municipality (code),
    location          text           NOT NULL,
    kind              text           NOT NULL,
    recorded_by       text           NOT NULL,
    recorded_at       timestamptz(3) NOT NULL,
    CONSTRAINT location_kind_pk PRIMARY KEY (municipality_code, location, recorded_at),
    CONSTRAINT location_kind_kind_check CHECK (kind IN ('regular', 'hotel', 'ship'))
  );
`;

const NAMES = ['declaration_facts', 'declaration_location', 'declaration_location_cost', 'location_kind'];

/** A wall between municipalities, and nothing recorded that ever changes. */
function guard(table: string): string {
  const ownRows = `(SELECT current_setting('opvangboek.scope', true)) IN ('all', municipality_code)`;
  return `
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
    CREATE POLICY ${table}_wall ON ${table} USING (${ownRows}) WITH CHECK (${ownRows});
    CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    GRANT SELECT, INSERT ON ${table} TO opvangboek_app;
  `;
}

const RECORD_FACTS = `
  -- Reckons the facts of a version from its lines, to the cent as they are posted.
  CREATE FUNCTION record_declaration_facts(of_municipality text, of_year integer, of_version integer) RETURNS void
    LANGUAGE sql AS $$
    INSERT INTO declaration_location (municipality_code, fiscal_year, version, location, place_days, occupied_place_days)
    SELECT municipality_code, fiscal_year, version, coalesce(location, ''),
           sum(realised_places::bigint * (through_date - from_date + 1)),
           CASE WHEN bool_and(occupied_places IS NOT NULL)
                THEN sum(occupied_places::bigint * (through_date - from_date + 1)) END
      FROM reception_line
     WHERE municipality_code = of_municipality AND fiscal_year = of_year AND version = of_version AND regulation = 'GOO'
     GROUP BY 1, 2, 3, 4;

    INSERT INTO declaration_location_cost (municipality_code, fiscal_year, version, location, component, cost_category,
      amount_eur)
    SELECT municipality_code, fiscal_year, version, coalesce(location, ''), rule.component, line.cost_category,
           sum(round(amount_eur, 2))
      FROM cost_line AS line
      JOIN component_rule AS rule
        ON rule.cost_category = line.cost_category AND rule.funding_route = line.funding_route
       AND daterange(rule.valid_from, rule.valid_until) @> line.month
     WHERE municipality_code = of_municipality AND fiscal_year = of_year AND version = of_version
     GROUP BY 1, 2, 3, 4, 5, 6;

    INSERT INTO declaration_facts (municipality_code, fiscal_year, version, cost_months, reception_months, cost_size_eur,
      evidenced_size_eur, advances_eur, decided_advances_eur, place_days, occupied_place_days, host_person_days)
    SELECT of_municipality, of_year, of_version, cost.months, reception.months, cost.size_eur, cost.evidenced_eur,
           receipt.advances_eur, receipt.decided_eur, reception.place_days, reception.occupied_place_days, reception.host_person_days
      FROM (SELECT coalesce(array_agg(DISTINCT extract(month FROM month)::integer), '{}') AS months,
                   coalesce(sum(abs(round(amount_eur, 2))), 0) AS size_eur,
                   coalesce(sum(abs(round(amount_eur, 2))) FILTER (WHERE trim(evidence) <> ''), 0) AS evidenced_eur
              FROM cost_line
             WHERE municipality_code = of_municipality AND fiscal_year = of_year AND version = of_version) AS cost,
           (SELECT coalesce(sum(round(amount_eur, 2)), 0) AS advances_eur,
                   coalesce(sum(round(amount_eur, 2)) FILTER (WHERE trim(reference) <> ''), 0) AS decided_eur
              FROM receipt_line
             WHERE municipality_code = of_municipality AND fiscal_year = of_year AND version = of_version
               AND kind = 'advance') AS receipt,
           (SELECT coalesce((SELECT array_agg(DISTINCT extract(month FROM month)::integer)
                               FROM reception_line,
                                    generate_series(date_trunc('month', from_date), through_date, '1 month') AS month
                              WHERE municipality_code = of_municipality AND fiscal_year = of_year
                                AND version = of_version), '{}') AS months,
                   coalesce(sum(realised_places::bigint * days) FILTER (WHERE regulation = 'GOO'), 0) AS place_days,
                   CASE WHEN coalesce(bool_and(occupied_places IS NOT NULL) FILTER (WHERE regulation = 'GOO'), true)
                        THEN coalesce(sum(occupied_places::bigint * days) FILTER (WHERE regulation = 'GOO'), 0)
                   END AS occupied_place_days,
                   coalesce(sum(persons::bigint * days) FILTER (WHERE regulation = 'POO'), 0) AS host_person_days
              FROM reception_line, LATERAL (SELECT through_date - from_date + 1 AS days) AS length
             WHERE municipality_code = of_municipality AND fiscal_year = of_year AND version = of_version) AS reception;
  $$;
`;
