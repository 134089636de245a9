/** Roles of people of one municipality. */
export const MUNICIPAL_ROLES = ['finance-officer', 'controller', 'auditor'] as const;

/** Roles of people who work for all municipalities, and of those at the ministry who read what was published. */
export const NATIONAL_ROLES = ['vng-analyst', 'vng-admin', 'ministry-reader'] as const;

export type MunicipalRole = (typeof MUNICIPAL_ROLES)[number];
export type NationalRole = (typeof NATIONAL_ROLES)[number];
export type Role = MunicipalRole | NationalRole;

export const ROLES: readonly Role[] = [...MUNICIPAL_ROLES, ...NATIONAL_ROLES];

/** What people call the roles. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  'finance-officer': 'financieel medewerker',
  controller: 'controller',
  auditor: 'accountant',
  'vng-analyst': 'analist van de VNG',
  'vng-admin': 'beheerder van de VNG',
  'ministry-reader': 'lezer van het ministerie',
};

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

export function isMunicipalRole(role: Role): role is MunicipalRole {
  return (MUNICIPAL_ROLES as readonly string[]).includes(role);
}
