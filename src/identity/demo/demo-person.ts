import { isMunicipalRole, isRole, ROLE_NAMES } from '../roles.js';
import type { Role } from '../roles.js';

/** Somebody of the embedded provider: made up by their identifier, so that there is one for every role and municipality. */
export interface DemoPerson {
  /** As `finance-officer:GM0177`, `controller:GM0177:anna`, `finance-officer+controller:GM0177` or `vng-analyst`. */
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly municipalityCode: string | null;
}

export const DEMO_PERSON_NOTATION = 'rol:gemeentecode, bijvoorbeeld finance-officer:GM0177, of vng-analyst';

const NOTATION = /^([a-z+-]+)(?::(GM[0-9]{4}))?(?::([a-z0-9]{1,30}))?$/;

/** Who an identifier stands for; null: nobody, since it names no role, or a municipality too many or too few. */
export function demoPerson(id: string): DemoPerson | null {
  const [, roleText = '', municipalityCode = null, nickname = null] = NOTATION.exec(id) ?? [];
  const roles = roleText.split('+');
  if (!roles.every(isRole)) return null;
  const isMunicipal = roles.every(isMunicipalRole);
  if (isMunicipal !== (municipalityCode !== null) || (!isMunicipal && roles.some(isMunicipalRole))) return null;
  const duty = roles.map((role) => ROLE_NAMES[role]).join(' en ');
  const who = nickname === null ? `Demo-${duty}` : `${nickname} (demo-${duty})`;
  return { id, name: municipalityCode === null ? who : `${who}, ${municipalityCode}`, roles, municipalityCode };
}
