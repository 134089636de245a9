import pg from 'pg';

/** More different texts than the application has; those beyond are planned each time, so that a server's memory is bounded. */
const MOST_PREPARED = 1_000;

const names = new Map<string, string>();

/**
 * A connection that prepares each text with parameters once, and lets PostgreSQL keep its plan: of the short statements
 * that most work consists of, parsing and planning took longer than doing them.
 */
export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const unprepared = this.query.bind(this) as (...call: unknown[]) => unknown;
    this.query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
      const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
      return name === undefined ? unprepared(text, values, ...rest) : unprepared({ name, text, values }, ...rest);
    }) as typeof this.query;
  }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_PREPARED) return known;
  const name = `opvangboek_${names.size + 1}`;
  names.set(text, name);
  return name;
}
