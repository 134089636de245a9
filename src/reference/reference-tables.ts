/** Which data file fills which table: header in the file, column and type in the database. */
export interface ReferenceTable {
  readonly name: string;
  readonly file: string;
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, { readonly column: string; readonly type: string }>>;
  /**
   * What becomes of a row that the file changes: taken over; refused, where posted figures rest on it; or left as people
   * have made it since, where the file is only the start.
   */
  readonly changes: 'taken over' | 'refused' | 'left to people';
}

const text = (column: string): { column: string; type: string } => ({ column, type: 'text' });
const date = (column: string): { column: string; type: string } => ({ column, type: 'date' });
const integer = (column: string): { column: string; type: string } => ({ column, type: 'integer' });

/** In an order in which every row finds what it points to. */
export const REFERENCE_TABLES: readonly ReferenceTable[] = [
  {
    name: 'safety_region',
    file: 'safety-regions.csv',
    key: ['code'],
    changes: 'taken over',
    columns: { code: text('code'), name: text('name'), province: text('province') },
  },
  {
    name: 'municipality',
    file: 'municipalities.csv',
    key: ['code'],
    changes: 'taken over',
    columns: {
      code: text('code'),
      name: text('name'),
      province: text('province'),
      safetyRegion: text('safety_region'),
      validFrom: date('valid_from'),
      validUntil: date('valid_until'),
    },
  },
  {
    name: 'municipality_population',
    file: 'municipality-populations.csv',
    key: ['municipality_code', 'year'],
    changes: 'taken over',
    columns: {
      municipalityCode: text('municipality_code'),
      year: integer('year'),
      population: integer('population'),
    },
  },
  {
    name: 'reorganisation',
    file: 'reorganisations.csv',
    key: ['predecessor', 'effective_on'],
    changes: 'taken over',
    columns: {
      effectiveOn: date('effective_on'),
      predecessor: text('predecessor'),
      successor: text('successor'),
      status: text('status'),
      note: text('note'),
    },
  },
  {
    name: 'cost_category',
    file: 'cost-categories.csv',
    key: ['code'],
    changes: 'taken over',
    columns: {
      code: text('code'),
      label: text('label'),
      defaultRoute: text('default_route'),
      position: integer('position'),
    },
  },
  {
    name: 'component_rule',
    file: 'component-rules.csv',
    key: ['cost_category', 'funding_route', 'valid_from'],
    changes: 'refused',
    columns: {
      costCategory: text('cost_category'),
      fundingRoute: text('funding_route'),
      component: text('component'),
      validFrom: date('valid_from'),
      validUntil: date('valid_until'),
      source: text('source'),
    },
  },
  {
    name: 'deduction_rule',
    file: 'deduction-rules.csv',
    key: ['fiscal_year'],
    changes: 'left to people',
    columns: {
      fiscalYear: integer('fiscal_year'),
      deductOwnContributions: { column: 'deduct_own_contributions', type: 'boolean' },
      source: text('source'),
    },
  },
  {
    name: 'deadline',
    file: 'deadlines.csv',
    key: ['fiscal_year', 'kind'],
    changes: 'taken over',
    columns: {
      fiscalYear: integer('fiscal_year'),
      kind: text('kind'),
      dueOn: date('due_on'),
      source: text('source'),
    },
  },
];
