import type {
  PublishableCellDto,
  PublishableDto,
  PublishableGrouping,
} from '../../shortfall/publishable/publishable.dto.js';
import { HIDDEN } from '../ministry/disclosed-table-sheet.js';

/**
 * The tables of the open data: what their columns are called and mean, and their rows. CSV, JSON and the data dictionary
 * are all made from this. It is given nothing but what may leave the house.
 */
export interface OpenTable {
  readonly name: OpenTableName;
  readonly title: string;
  readonly description: string;
  readonly columns: readonly OpenColumn[];
  readonly rows: readonly OpenRow[];
}

export const OPEN_TABLES = ['tabellen', 'landelijk'] as const;
export type OpenTableName = (typeof OPEN_TABLES)[number];

export interface OpenColumn {
  readonly name: string;
  readonly label: string;
  readonly meaning: string;
  readonly type: 'text' | 'year' | 'count' | 'amount';
  readonly unit?: string;
  /** Every value that there can be, where there are few. */
  readonly values?: readonly string[];
  /** Whether it has a value in every row. */
  readonly isRequired?: boolean;
}

/** Values by the name of their column; an amount is a text, for a number in JSON may lose cents. */
export type OpenRow = Readonly<Record<string, string | number | null>>;

const SHOWN = 'getoond';
const NOTHING = 'geen bedragen';

const TABLE_NAMES: Readonly<Record<PublishableGrouping, string>> = {
  province: 'provincie',
  safetyRegion: 'veiligheidsregio',
  sizeClass: 'inwonertal',
  component: 'onderdeel',
};

const STATUS: OpenColumn = {
  name: 'weergave',
  label: 'Weergave',
  meaning: `Waarom cijfers er staan of ontbreken. ${SHOWN}: de cijfers staan er. ${HIDDEN}: zij zijn weggelaten, zodat niets over een enkele gemeente te herleiden is. ${NOTHING}: er is niets gedeclareerd.`,
  type: 'text',
  values: [SHOWN, HIDDEN, NOTHING],
  isRequired: true,
};

const CELL_COLUMNS: readonly OpenColumn[] = [
  {
    name: 'tabel',
    label: 'Tabel',
    meaning: 'Waarnaar de gemeenten of kosten in deze rij zijn gegroepeerd',
    type: 'text',
    values: Object.values(TABLE_NAMES),
    isRequired: true,
  },
  {
    name: 'niveau',
    label: 'Niveau',
    meaning:
      'Waarvan deze rij is. Een totaal bevat wat in andere rijen staat, ook wat daar is afgeschermd: tel alleen rijen van hetzelfde niveau op.',
    type: 'text',
    values: ['groep per jaar', 'groep', 'jaar', 'totaal'],
    isRequired: true,
  },
  {
    name: 'groep_code',
    label: 'Code van de groep',
    meaning: 'Kenmerk van de groep, ook als haar naam wijzigt. Leeg: alle groepen samen.',
    type: 'text',
  },
  { name: 'groep', label: 'Groep', meaning: 'Naam van de groep. Leeg: alle groepen samen.', type: 'text' },
  { name: 'boekjaar', label: 'Boekjaar', meaning: 'Jaar van de kosten. Leeg: alle jaren samen.', type: 'year' },
  STATUS,
  {
    name: 'gemeenten',
    label: 'Gemeenten',
    meaning: 'Hoeveel gemeenten een bedrag in deze rij hebben',
    type: 'count',
    unit: 'gemeenten',
  },
  {
    name: 'werkelijke_kosten',
    label: 'Werkelijke kosten',
    meaning: 'Wat gemeenten werkelijk uitgaven aan de opvang van ontheemden uit Oekraïne',
    type: 'amount',
    unit: 'euro',
  },
  {
    name: 'aanspraak',
    label: 'Aanspraak',
    meaning: 'Wat het Rijk op grond van de regelingen daarvoor verschuldigd is',
    type: 'amount',
    unit: 'euro',
  },
  {
    name: 'ontvangen',
    label: 'Ontvangen',
    meaning: 'Voorschotten en vaststellingen min terugvorderingen',
    type: 'amount',
    unit: 'euro',
  },
  {
    name: 'verschil',
    label: 'Verschil',
    meaning: 'Werkelijke kosten min aanspraak. Positief is een tekort, negatief een overschot.',
    type: 'amount',
    unit: 'euro',
  },
];

const COUNTRY_COLUMNS: readonly OpenColumn[] = [
  {
    name: 'cijfer',
    label: 'Cijfer',
    meaning:
      'Waarvan deze rij is. Tekorten en overschotten zijn per gemeente gesaldeerd over alle jaren en onderdelen, en daarna apart opgeteld; het netto verschil is de som van tekorten min die van overschotten.',
    type: 'text',
    values: [
      'netto verschil',
      'som van tekorten',
      'som van overschotten',
      'zonder verschil',
      'verwachte declaraties',
      'goedgekeurde declaraties',
    ],
    isRequired: true,
  },
  { name: 'boekjaar', label: 'Boekjaar', meaning: 'Leeg: alle jaren samen', type: 'year' },
  STATUS,
  { name: 'bedrag', label: 'Bedrag', meaning: 'Leeg: dit cijfer is geen bedrag', type: 'amount', unit: 'euro' },
  {
    name: 'aantal',
    label: 'Aantal',
    meaning: 'Hoeveel gemeenten, of bij declaraties: hoeveel jaardeclaraties. Leeg: dit cijfer is geen aantal.',
    type: 'count',
    unit: 'gemeenten of jaardeclaraties',
  },
];

/** The tables as they are published. */
export function openTables(publishable: PublishableDto): Record<OpenTableName, OpenTable> {
  return {
    tabellen: {
      name: 'tabellen',
      title: 'Kosten en vergoeding per provincie, veiligheidsregio, inwonertal en onderdeel',
      description: 'Vier tabellen onder elkaar, elk gekruist met het boekjaar en met alle totalen',
      columns: CELL_COLUMNS,
      rows: publishable.tables.flatMap(({ grouping, cells }) => cells.map((cell) => cellRow(grouping, cell))),
    },
    landelijk: {
      name: 'landelijk',
      title: 'Landelijke tekorten, overschotten en volledigheid',
      description: 'De sommen over alle jaren samen, en per jaar hoeveel gemeenten een goedgekeurde declaratie hebben',
      columns: COUNTRY_COLUMNS,
      rows: countryRows(publishable),
    },
  };
}

function cellRow(grouping: PublishableGrouping, cell: PublishableCellDto): OpenRow {
  return {
    tabel: TABLE_NAMES[grouping],
    niveau: levelOf(cell),
    groep_code: cell.coordinates[grouping] ?? null,
    groep: cell.group,
    boekjaar: cell.year,
    weergave: cell.hidden ? HIDDEN : cell.realCost === null ? NOTHING : SHOWN,
    gemeenten: cell.municipalities,
    werkelijke_kosten: cell.realCost,
    aanspraak: cell.entitlement,
    ontvangen: cell.received,
    verschil: cell.gap,
  };
}

function levelOf({ group, year }: PublishableCellDto): string {
  if (group === null) return year === null ? 'totaal' : 'jaar';
  return year === null ? 'groep' : 'groep per jaar';
}

function countryRows({ total, completeness }: PublishableDto): OpenRow[] {
  const { netGap, shortfall, surplus, municipalities } = total;
  // where nobody declared there is nothing to hide
  const absent = completeness.some(({ declared }) => declared > 0) ? HIDDEN : NOTHING;
  const sumRow = (cijfer: string, bedrag: string | null, aantal: number | null): OpenRow => ({
    cijfer,
    boekjaar: null,
    weergave: bedrag === null && aantal === null ? absent : SHOWN,
    bedrag,
    aantal,
  });
  const countRow = (cijfer: string, boekjaar: number, aantal: number): OpenRow => ({
    cijfer,
    boekjaar,
    weergave: SHOWN,
    bedrag: null,
    aantal,
  });
  return [
    sumRow('netto verschil', netGap, null),
    sumRow('som van tekorten', shortfall, municipalities?.withShortfall ?? null),
    sumRow('som van overschotten', surplus, municipalities?.withSurplus ?? null),
    sumRow('zonder verschil', null, municipalities?.even ?? null),
    ...completeness.flatMap(({ year, expected, declared }) => [
      countRow('verwachte declaraties', year, expected),
      countRow('goedgekeurde declaraties', year, declared),
    ]),
  ];
}
