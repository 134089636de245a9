/** What kind of place a location is: the norm amount leaves out hotels and ships (domain §4). */

export const LOCATION_KINDS = ['regular', 'hotel', 'ship'] as const;
export type LocationKind = (typeof LOCATION_KINDS)[number];

/** The kinds as people read them. */
export const LOCATION_KIND_NAMES: Readonly<Record<LocationKind, string>> = {
  regular: 'gewone opvang',
  hotel: 'hotel',
  ship: 'schip',
};

/**
 * How the tables write the name of a location where a declaration names none. It can be given a kind like any other, for
 * a municipality with one place has no need to name it.
 */
export const UNNAMED = '';
