import type { ClaimNames } from '../platform/config/identity-config.js';
import { ProblemError } from '../platform/http/problem.js';
import type { Caller } from './caller.js';
import { isMunicipalRole, isRole } from './roles.js';
import type { Role } from './roles.js';

export type Claims = Readonly<Record<string, unknown>>;

const LONGEST_PERSON = 255;
const LONGEST_NAME = 100;
const MUNICIPALITY = /^GM[0-9]{4}$/;
/** Control characters, ends of lines, and halves of characters, which a database would keep as something else. */
const UNREADABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;

/**
 * Who somebody is here, by what the identity provider says of them. Values that mean nothing here are left aside, since
 * a provider tells of groups of other applications too; roles that contradict each other are refused, never chosen from.
 */
export function callerOf(claims: Claims, names: ClaimNames): Caller {
  const person = claim(claims, names.person);
  if (typeof person !== 'string' || person === '' || person.length > LONGEST_PERSON || UNREADABLE.test(person)) {
    throw refused(`Uw inlogdienst zegt niet wie u bent (claim "${names.person}").`);
  }
  const granted = textsOf(claim(claims, names.roles)).flatMap((value) => grantOf(value, names.roleMap));
  const roles = [...new Set(granted.map(({ role }) => role))];
  if (roles.length === 0) throw refused('Uw account heeft nog geen rol in Opvangboek. Vraag die aan bij uw beheerder.');

  const municipal = roles.filter(isMunicipalRole);
  if (municipal.length === 0) return { person, name: nameOf(claims, names, person), roles, municipalityCode: null };
  if (municipal.length < roles.length) {
    throw refused('Uw account heeft rollen bij een gemeente én landelijk. Dat kan niet samen: gebruik twee accounts.');
  }
  const own = textsOf(claim(claims, names.municipality));
  const codes = [...new Set([...granted.flatMap(({ municipality }) => municipality ?? []), ...own])];
  const [municipalityCode] = codes;
  if (municipalityCode === undefined || codes.length > 1 || !MUNICIPALITY.test(municipalityCode)) {
    throw refused(
      'Uw account hoort niet bij precies één gemeente. Vraag uw beheerder om één gemeentecode, als GM0177.',
    );
  }
  return { person, name: nameOf(claims, names, person), roles, municipalityCode };
}

/** `value` as the provider gives it, or what the map says that it means: a role, or a municipal role with its municipality. */
function grantOf(value: string, map: ClaimNames['roleMap']): { role: Role; municipality: string | null }[] {
  const [role = '', municipality = null, ...more] = (map === null ? value : (map.get(value) ?? '')).split(':');
  if (!isRole(role) || more.length > 0 || (municipality !== null && !isMunicipalRole(role))) return [];
  return [{ role, municipality }];
}

function nameOf(claims: Claims, names: ClaimNames, person: string): string {
  const name = claim(claims, names.name);
  return typeof name === 'string' && name.trim() !== '' && !UNREADABLE.test(name)
    ? name.trim().slice(0, LONGEST_NAME)
    : person.slice(0, LONGEST_NAME);
}

/** A claim by its name as it is, or by the path that its dots make. */
function claim(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name
    .split('.')
    .reduce<unknown>(
      (found, part) =>
        typeof found === 'object' && found !== null && Object.hasOwn(found, part)
          ? (found as Record<string, unknown>)[part]
          : undefined,
      claims,
    );
}

function textsOf(value: unknown): string[] {
  return [value].flat().filter((one): one is string => typeof one === 'string' && one !== '');
}

function refused(message: string): ProblemError {
  return new ProblemError('forbidden', message);
}
