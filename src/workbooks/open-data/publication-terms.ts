/** On which terms VNG publishes, and whom to ask: the same for everything that is published. */

export const PUBLISHER = { name: 'Vereniging van Nederlandse Gemeenten (VNG)', homepage: 'https://vng.nl/' } as const;

/** Who answers questions about the data; as in the description of the API. */
export const CONTACT = { name: 'Opvangboek', email: 'mailto:team@opvangboek.example' } as const;

/** Terms of the European lists that DCAT-AP refers to. */
const AUTHORITY = 'http://publications.europa.eu/resource/authority';

/** No rights reserved: what the Dutch government recommends for its open data. */
export const LICENCE = `${AUTHORITY}/licence/CC0`;
export const ACCESS_RIGHTS = `${AUTHORITY}/access-right/PUBLIC`;
export const LANGUAGE = `${AUTHORITY}/language/NLD`;
export const COUNTRY = `${AUTHORITY}/country/NLD`;

export const THEMES = [
  { id: `${AUTHORITY}/data-theme/GOVE`, label: 'Overheid en publieke sector' },
  { id: `${AUTHORITY}/data-theme/SOCI`, label: 'Bevolking en samenleving' },
] as const;

export const KEYWORDS = ['gemeenten', 'Oekraïne', 'ontheemden', 'opvang', 'bekostiging'] as const;

export const FORMATS = {
  csv: {
    label: 'CSV',
    mediaType: 'https://www.iana.org/assignments/media-types/text/csv',
    type: `${AUTHORITY}/file-type/CSV`,
  },
  json: {
    label: 'JSON',
    mediaType: 'https://www.iana.org/assignments/media-types/application/json',
    type: `${AUTHORITY}/file-type/JSON`,
  },
} as const;
