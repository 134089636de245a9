// The national questions, as the application answers them and as SQL over raw postings says the same. The SQL runs on
// PostgreSQL and on DuckDB alike: tables posting and place (municipality, with its groups).
import { BenchmarkService } from '../../dist/src/shortfall/benchmark/benchmark.service.js';
import { CareService } from '../../dist/src/shortfall/care/care.service.js';
import { CompletenessService } from '../../dist/src/shortfall/completeness/completeness.service.js';
import { CostCoveringTariffService } from '../../dist/src/shortfall/cost-covering-tariff/cost-covering-tariff.service.js';
import { EstimateService } from '../../dist/src/shortfall/estimate/estimate.service.js';
import { EvidenceService } from '../../dist/src/shortfall/evidence/evidence.service.js';
import { ExplanationService } from '../../dist/src/shortfall/explanation/explanation.service.js';
import { LikeForLikeService } from '../../dist/src/shortfall/like-for-like/like-for-like.service.js';
import { ShortfallService } from '../../dist/src/shortfall/shortfall.service.js';
import { amount } from '../../dist/src/kernel/money.js';

const COST = `coalesce(sum(amount_eur) FILTER (WHERE account = 'cost'), 0)`;
const ENTITLED = `coalesce(sum(-amount_eur) FILTER (WHERE account = 'reimbursement'), 0)`;
const PLACE_DAYS = `coalesce(sum(-quantity) FILTER (WHERE account = 'reimbursement' AND component = 'goo'), 0)`;

/** The four sums by groups: each municipality netted within its group. */
function fourSums(...keys) {
  const listed = keys.join(', ');
  return `
    WITH member AS (
      SELECT ${listed}, posting.municipality_code, ${COST} AS cost, ${ENTITLED} AS entitled
        FROM posting JOIN place ON place.code = posting.municipality_code
       GROUP BY ${listed}, posting.municipality_code)
    SELECT ${listed}, sum(cost), sum(entitled), sum(greatest(cost - entitled, 0)), sum(greatest(entitled - cost, 0))
      FROM member GROUP BY ${listed}`;
}

function municipalSums(year) {
  return `
    SELECT municipality_code, component, ${COST}, ${ENTITLED}, ${PLACE_DAYS}
      FROM posting WHERE fiscal_year IN (${year}) GROUP BY municipality_code, component`;
}

const YEARS = { fromYear: 2022, toYear: 2026, layout: null };
const FIGURES = { ...YEARS, tariffsPublishedBy: null };

const national = (groupings, ...keys) => ({
  name: `national shortfall by ${groupings.join(' × ')}`,
  ask: (get) => get(ShortfallService).national(FIGURES, groupings, null),
  sql: fourSums(...keys),
});

/** `sql: null`: what is asked is not in the postings. */
export const QUESTIONS = [
  national(['year'], 'fiscal_year'),
  national(['component'], 'component'),
  national(['province'], 'province'),
  national(['safetyRegion'], 'safety_region'),
  national(['sizeClass'], 'size_class'),
  national(['municipality'], 'code'),
  national(['province', 'year'], 'province', 'fiscal_year'),
  national(['component', 'year'], 'component', 'fiscal_year'),
  national(['municipality', 'year'], 'code', 'fiscal_year'),
  {
    name: 'completeness',
    ask: (get) => get(CompletenessService).ofYear(2025, null, null),
    sql: 'SELECT municipality_code, month FROM posting WHERE fiscal_year = 2025 GROUP BY municipality_code, month',
  },
  {
    name: 'explanation 2024 to 2025',
    ask: (get) =>
      get(ExplanationService).explain(
        { fromYear: 2024, toYear: 2025, municipality: null, layout: null, contentTariff: amount(0) },
        null,
      ),
    sql: municipalSums('2024, 2025'),
  },
  {
    name: 'cost-covering tariff',
    ask: (get) =>
      get(CostCoveringTariffService).ofYear(
        { year: 2025, layout: null, coverage: amount('0.75'), of: 'municipalities', tariff: null },
        null,
      ),
    sql: municipalSums('2025'),
  },
  {
    name: 'estimate',
    ask: (get) => get(EstimateService).ofYear({ year: 2025, layout: null, figure: 'gap', placesOf: null }, null),
    sql: municipalSums('2024, 2025'),
  },
  {
    name: 'benchmark of a municipality',
    ask: (get) => get(BenchmarkService).ofMunicipality('GM0193', 2025, null),
    sql: `SELECT municipality_code, cost_category, ${COST}, ${PLACE_DAYS} FROM posting
           WHERE fiscal_year = 2025 AND component = 'goo' GROUP BY municipality_code, cost_category`,
  },
  {
    name: 'psychosocial care by region and year',
    ask: (get) => get(CareService).ofYears(YEARS, ['safetyRegion', 'year'], null),
    sql: `SELECT safety_region, fiscal_year, funding_route, sum(amount_eur)
            FROM posting JOIN place ON place.code = posting.municipality_code
           WHERE account = 'cost' AND cost_category IN ('psychosocial-care', 'psychiatric-care')
           GROUP BY safety_region, fiscal_year, funding_route`,
  },
  { name: 'evidence', ask: (get) => get(EvidenceService).ofYear(2025, null), sql: null },
  { name: 'like-for-like bridge', ask: (get) => get(LikeForLikeService).national(2025, null), sql: null },
];
