import { ROLE_NAMES } from '../roles.js';
import type { LoginSession } from './login.repository.js';
import { escaped, pageAround } from './page.js';

/** The first page of who is not logged in. */
export function welcomePage(): string {
  return pageAround(
    'Welkom',
    `<p>Hier houden gemeenten bij wat de opvang van ontheemden uit Oekraïne werkelijk kost, en wat het Rijk daarvan vergoedt.</p>
<p><a class="button" href="/login">Inloggen</a></p>`,
  );
}

/** The first page of who is. */
export function startPage({ name, roles, municipalityCode }: LoginSession, csrfToken: string): string {
  return pageAround(
    `Welkom, ${name}`,
    `<dl>
<dt>Rol</dt><dd>${escaped(roles.map((role) => ROLE_NAMES[role]).join(', '))}</dd>
<dt>Gemeente</dt><dd>${municipalityCode === null ? 'landelijk' : escaped(municipalityCode)}</dd>
</dl>
<form method="post" action="/logout">
<input type="hidden" name="csrfToken" value="${escaped(csrfToken)}">
<button type="submit">Uitloggen</button>
</form>`,
  );
}

/** Where a login that went wrong ends: what to do now. */
export function failedPage(reason: string): string {
  return pageAround(
    'Inloggen is niet gelukt',
    `<p class="problem" role="alert">${escaped(reason)}</p><p><a class="button" href="/login">Probeer het opnieuw</a></p>`,
  );
}
