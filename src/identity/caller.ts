import type { Scope } from '../platform/access/access.js';
import type { Role } from './roles.js';

/** Somebody whose identity is proven, with what they may be here. */
export interface Caller {
  /** Stable, and never anybody else's: four eyes are two of these. */
  readonly person: string;
  readonly name: string;
  /** All of one municipality, or all of the country. */
  readonly roles: readonly Role[];
  /** Of the municipal roles; null: they are national. */
  readonly municipalityCode: string | null;
}

/** Whose rows somebody may see: of their municipality; of VNG, everybody's; of the ministry, what was published. */
export function scopeOf({ municipalityCode, roles }: Caller): Scope {
  if (municipalityCode !== null) return municipalityCode as Scope;
  return roles.some((role) => role === 'vng-analyst' || role === 'vng-admin') ? 'all' : 'published';
}
