// A country's worth of ledger, by SQL: 342 municipalities, 58 months (March 2022 to December 2026), every cost category.
import { COMPONENT_MEASURES } from '../../dist/src/ledger/account-sums.js';

const NO_HASH = '0'.repeat(64);

/**
 * Fills an empty ledger with about this many cost lines, each two postings, and with entitlement, receipts and balances.
 * It goes behind the triggers, which would check entry by entry what is right by the way it is made; the same call makes
 * the same ledger. `client` is the owner's.
 */
export async function generateLedger(client, lines) {
  const run = (text) => client.query(text);
  await run(`SET session_replication_role = 'replica'; SET synchronous_commit = off; SET opvangboek.scope = 'all';
    SET maintenance_work_mem = '1GB'; SET work_mem = '512MB'; SELECT setseed(0.42);`);
  await run(`
    TRUNCATE posting, journal_entry, chain_head, month_balance, year_balance, component_balance, cost_line,
      reception_line, receipt_line, declaration_facts, declaration_location, declaration_location_cost, location_kind,
      declaration_version, declaration, finding_confirmation, finding, upload_part, upload
      CASCADE;
    ALTER TABLE posting DROP CONSTRAINT posting_pk;
    DROP INDEX posting_month;`);
  await run(`
    CREATE TEMPORARY TABLE reporter AS
    SELECT code, row_number() OVER (ORDER BY code)::integer AS number, population,
           greatest(20, round(population / 200.0 * (0.6 + 0.8 * random())))::integer AS places,
           (38 + 26 * random())::numeric(6, 2) AS unit_cost
      FROM municipality
      JOIN municipality_population ON municipality_code = code AND year = 2024
     WHERE valid_until IS NULL;
    CREATE TEMPORARY TABLE reported_month AS
    SELECT month::date, extract(year FROM month)::integer AS year, row_number() OVER (ORDER BY month)::integer AS number,
           extract(day FROM month + interval '1 month - 1 day')::integer AS days
      FROM generate_series('2022-03-01'::date, '2026-12-01'::date, '1 month') AS month;
    CREATE TEMPORARY TABLE category AS
    SELECT code, route, component, row_number() OVER (ORDER BY code) - 1 AS number
      FROM (SELECT DISTINCT ON (code) code, default_route AS route, component
              FROM cost_category JOIN component_rule ON cost_category = code AND funding_route = default_route
             ORDER BY code, valid_from DESC) AS current_rule;`);
  const { rows } = await run(`SELECT count(*)::integer AS cells FROM reporter, reported_month`);
  const perMonth = Math.max(1, Math.round(lines / rows[0].cells));
  await declare(run);
  await run(`
    INSERT INTO posting (municipality_code, entry_number, posting_number, fiscal_year, account, component, cost_category,
      funding_route, month, nature, certainty, amount_eur, source_sheet, source_row)
    SELECT code, (year - 2022) * 3 + 1, 2 * line + side.number, year, side.account, component,
           CASE side.number WHEN 0 THEN category END, CASE side.number WHEN 0 THEN route END, month, 'cost', 'final',
           side.sign * eur, 'Kosten', line + 1
      FROM (SELECT reporter.code, month.year, month.month, category.code AS category, category.route, category.component,
                   month.number * ${perMonth} + line AS line,
                   round((places * days * unit_cost / ${perMonth} * (0.5 + random()))::numeric, 2) AS eur
              FROM reporter
             CROSS JOIN reported_month AS month
             CROSS JOIN generate_series(1, ${perMonth}) AS line
              JOIN category ON category.number = (line + month.number) % (SELECT count(*) FROM category)
             WHERE month.year < 2025 OR reporter.number % 5 <> 0) AS cost_line
     CROSS JOIN (VALUES (0, 'cost', 1), (1, 'municipal-funds', -1)) AS side (number, account, sign)`);
  await entitle(run);
  await run(`
    ALTER TABLE posting ADD CONSTRAINT posting_pk PRIMARY KEY (municipality_code, entry_number, posting_number);
    CREATE INDEX posting_month ON posting (municipality_code, month, component);`);
  await balance(run);
  await facts(run);
  await run('ANALYZE');
  const counted = await run(`SELECT (SELECT count(*) FROM posting WHERE account = 'cost')::integer AS lines,
    (SELECT count(*) FROM posting)::integer AS postings`);
  return counted.rows[0];
}

/** Each municipality declared every year, except that about one in five did not do so for the last two. */
async function declare(run) {
  const years = `(SELECT DISTINCT year FROM reported_month) AS reported`;
  const declared = `reporter CROSS JOIN ${years} WHERE year < 2025 OR reporter.number % 5 <> 0`;
  await run(`
    INSERT INTO upload SELECT code, md5(code || year)::uuid, year, 'bench.xlsx', '${NO_HASH}', 1, 'accepted', 'bench',
           '2026-01-01' FROM ${declared};
    INSERT INTO declaration (municipality_code, fiscal_year, version, upload_id, basis, status, created_by, created_at,
      submitted_by, submitted_at, decided_by, decided_at)
    SELECT code, year, 1, md5(code || year)::uuid, 'norm', 'approved', 'anna', '2026-01-01', 'anna', '2026-01-01',
           'bert', '2026-01-01' FROM ${declared};
    INSERT INTO declaration_version SELECT municipality_code, fiscal_year, version FROM declaration;
    INSERT INTO journal_entry (municipality_code, entry_number, fiscal_year, kind, component, source_kind, source_id,
      source_sha256, cause_kind, cause_id, recorded_by, recorded_at, posting_count, previous_hash, hash)
    SELECT code, (year - 2022) * 3 + kind.number, year, kind.name, CASE kind.number WHEN 2 THEN 'goo' END, 'declaration',
           code || '-' || year || '-1', '${NO_HASH}', 'declaration', code || '-' || year || '-1', 'bert', '2026-01-01', 1,
           '${NO_HASH}', '${NO_HASH}'
      FROM reporter CROSS JOIN ${years}
     CROSS JOIN (VALUES (1, 'cost'), (2, 'entitlement'), (3, 'receipt')) AS kind (number, name)
     WHERE year < 2025 OR reporter.number % 5 <> 0;
    INSERT INTO reception_line
    SELECT municipality_code, fiscal_year, 1, 2, make_date(fiscal_year, CASE fiscal_year WHEN 2022 THEN 3 ELSE 1 END, 1),
           make_date(fiscal_year, 12, 31), 'GOO', 'Locatie', places, places, NULL
      FROM declaration JOIN reporter ON code = municipality_code;`);
  await run(`CREATE TEMPORARY VIEW declared AS SELECT municipality_code AS code, fiscal_year AS year FROM declaration`);
}

/** Entitlement by month and tariff, allowances as they cost, and an advance each quarter. */
async function entitle(run) {
  await run(`
    CREATE TEMPORARY TABLE entitled AS
    SELECT code, year, month, 'goo' AS component, version_id, amount_eur AS tariff, places * days AS quantity,
           CASE WHEN confirmed_until > month THEN 'final' ELSE 'provisional' END AS certainty
      FROM reporter CROSS JOIN reported_month
      JOIN tariff_state ON tariff_state.tariff = 'goo-place-day' AND superseded_at IS NULL AND state = 'adopted'
       AND daterange(valid_from, valid_until) @> month
      JOIN tariff_version ON id = version_id
     WHERE (code, year) IN (SELECT code, year FROM declared)
    UNION ALL
    SELECT code, year, month, 'poo-norm', version_id, amount_eur, places / 4,
           CASE WHEN confirmed_until > month THEN 'final' ELSE 'provisional' END
      FROM reporter CROSS JOIN reported_month
      JOIN tariff_state ON tariff_state.tariff = 'poo-person-month' AND superseded_at IS NULL AND state = 'adopted'
       AND daterange(valid_from, valid_until) @> month
      JOIN tariff_version ON id = version_id
     WHERE (code, year) IN (SELECT code, year FROM declared);
    INSERT INTO posting (municipality_code, entry_number, posting_number, fiscal_year, account, component, month, nature,
      certainty, amount_eur, quantity, tariff_version_id)
    SELECT code, (year - 2022) * 3 + 2, 2 * row_number() OVER (PARTITION BY code, year ORDER BY month, component) + side.side,
           year, side.account, component, month, 'norm', certainty, side.sign * quantity * tariff, side.sign * quantity,
           version_id
      FROM entitled
     CROSS JOIN (VALUES (0, 'state-receivable', 1), (1, 'reimbursement', -1)) AS side (side, account, sign);
    INSERT INTO posting (municipality_code, entry_number, posting_number, fiscal_year, account, component, month, nature,
      certainty, amount_eur)
    SELECT code, (year - 2022) * 3 + 3, 2 * row_number() OVER (PARTITION BY code, year ORDER BY month) + side.side, year,
           side.account, 'goo', month, 'advance', 'final', side.sign * round(quantity * tariff * 2.5, 2)
      FROM entitled
     CROSS JOIN (VALUES (0, 'municipal-funds', 1), (1, 'state-receivable', -1)) AS side (side, account, sign)
     WHERE component = 'goo' AND extract(month FROM month)::integer % 3 = 0;`);
}

async function balance(run) {
  const cell = `component, account, coalesce(cost_category, 'none'), coalesce(funding_route, 'none'), nature, certainty`;
  const sums = 'sum(amount_eur), coalesce(sum(quantity), 0)';
  await run(`
    INSERT INTO month_balance SELECT municipality_code, fiscal_year, month, ${cell}, ${sums} FROM posting
     GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9;
    INSERT INTO year_balance
    SELECT municipality_code, fiscal_year, component, account, cost_category, funding_route, nature, certainty,
           sum(amount_eur), sum(quantity) FROM month_balance GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
    INSERT INTO component_balance
    SELECT municipality_code, fiscal_year, component, ${COMPONENT_MEASURES} FROM year_balance GROUP BY 1, 2, 3;`);
}

/** What declarations say beyond their amounts, as it is reckoned when lines come in; three locations each, all of a kind. */
async function facts(run) {
  await run(`
    INSERT INTO declaration_facts
    SELECT municipality_code, fiscal_year, 1, array_agg(DISTINCT extract(month FROM month)::integer),
           array_agg(DISTINCT extract(month FROM month)::integer), sum(amount_eur) FILTER (WHERE account = 'cost'),
           sum(amount_eur) FILTER (WHERE account = 'cost') * 0.95, 0, 0, max(places) * 365, max(places) * 340, places * 90
      FROM month_balance JOIN reporter ON code = municipality_code
     GROUP BY municipality_code, fiscal_year, places;
    INSERT INTO declaration_location
    SELECT municipality_code, fiscal_year, 1, location, place_days / 3, occupied_place_days / 3
      FROM declaration_facts CROSS JOIN (VALUES ('Hotel'), ('Schip'), ('Kantoor')) AS named (location);
    INSERT INTO declaration_location_cost
    SELECT municipality_code, fiscal_year, 1, location, component, cost_category, round(sum(amount_eur) / 3, 2)
      FROM year_balance CROSS JOIN (VALUES ('Hotel'), ('Schip'), ('Kantoor')) AS named (location)
     WHERE account = 'cost'
     GROUP BY 1, 2, 4, 5, 6;
    INSERT INTO location_kind
    SELECT code, location, kind, 'anna', '2026-01-01'
      FROM reporter
     CROSS JOIN (VALUES ('Hotel', 'hotel'), ('Schip', 'ship'), ('Kantoor', 'regular')) AS named (location, kind);`);
}
