import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A gate in the walls, for the benchmark: what municipal reception cost the other municipalities. It has no code, name or
 * number of inhabitants in it; what is shown of it to anybody is for the kernel's benchmark to decide.
 */
export class PeerCosts1763900000019 implements MigrationInterface {
  name = 'PeerCosts1763900000019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION peer_costs(of_year integer, own text, moment timestamptz, size_boundaries integer[])
        RETURNS TABLE (is_similar boolean, is_declared boolean, place_days numeric, cost_categories text[],
          costs_eur numeric[])
        LANGUAGE sql STABLE SET opvangboek.scope = 'all' AS $$
        WITH inhabitants AS (
          SELECT DISTINCT ON (municipality_code) municipality_code, width_bucket(population, size_boundaries) AS size
            FROM reference_known_on(NULL::municipality_population, moment)
           WHERE year <= of_year
           ORDER BY municipality_code, year DESC
        ), balance AS (
          SELECT municipality_code, account, cost_category, sum(amount_eur) AS amount_eur, sum(quantity) AS quantity
            FROM year_balance_known_on(moment)
           WHERE fiscal_year = of_year AND component = 'goo' AND account IN ('cost', 'reimbursement')
           GROUP BY municipality_code, account, cost_category
        ), cost AS (
          SELECT municipality_code, -coalesce(sum(quantity) FILTER (WHERE account = 'reimbursement'), 0) AS place_days,
                 array_agg(cost_category) FILTER (WHERE account = 'cost') AS cost_categories,
                 array_agg(amount_eur) FILTER (WHERE account = 'cost') AS costs_eur
            FROM balance
           GROUP BY municipality_code
        ), declared AS (
          SELECT DISTINCT municipality_code
            FROM declaration
           WHERE status IN ('approved', 'corrected') AND decided_at <= moment AND fiscal_year = of_year
        )
        SELECT inhabitants.size IS NOT DISTINCT FROM (SELECT size FROM inhabitants WHERE municipality_code = own),
               declared.municipality_code IS NOT NULL, coalesce(place_days, 0), coalesce(cost_categories, '{}'),
               coalesce(costs_eur, '{}')
          FROM reference_known_on(NULL::municipality, moment) AS municipality
          LEFT JOIN inhabitants ON inhabitants.municipality_code = code
          LEFT JOIN declared ON declared.municipality_code = code
          LEFT JOIN cost ON cost.municipality_code = code
         WHERE code <> own
           AND (declared.municipality_code IS NOT NULL
                OR daterange(valid_from, valid_until) @> make_date(of_year, 12, 31))
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION peer_costs(integer, text, timestamptz, integer[])');
  }
}
