import { escaped, pageAround } from '../login/page.js';
import { ROLE_NAMES, ROLES, isMunicipalRole } from '../roles.js';

/** Where somebody says who they are; `problem` tells what was wrong with what they said before. */
export function choicePage(action: string, problem: string | null): string {
  const option = (role: (typeof ROLES)[number]): string =>
    `<option value="${role}">${escaped(ROLE_NAMES[role])}</option>`;
  return pageAround(
    'Inloggen als demopersoon',
    `${problem === null ? '' : `<p class="problem" role="alert">${escaped(problem)}</p>`}
<p>Dit is een demonstratie. U kiest zelf wie u bent; een wachtwoord is er niet.</p>
<form method="post" action="${escaped(action)}">
<label for="role">Rol</label>
<select id="role" name="role">
<optgroup label="Gemeente">${ROLES.filter(isMunicipalRole).map(option).join('')}</optgroup>
<optgroup label="Landelijk">${ROLES.filter((role) => !isMunicipalRole(role))
      .map(option)
      .join('')}</optgroup>
</select>
<label for="municipality">Gemeentecode</label>
<p class="hint" id="municipality-hint">Alleen bij een rol van een gemeente, bijvoorbeeld GM0193 voor Zwolle.</p>
<input id="municipality" name="municipality" aria-describedby="municipality-hint" autocomplete="off" spellcheck="false">
<label for="nickname">Naam (mag leeg blijven)</label>
<p class="hint" id="nickname-hint">Kleine letters. Zo kunt u met twee mensen van dezelfde rol werken.</p>
<input id="nickname" name="nickname" aria-describedby="nickname-hint" autocomplete="off" spellcheck="false">
<button type="submit">Inloggen</button>
</form>`,
  );
}

/** `form` is the provider's own, and sends that its session ends. */
export function logoutPage(form: string): string {
  return pageAround(
    'Uitloggen bij de demo',
    `${form}
<p>Wilt u ook bij de inlogdienst van de demo uitloggen? Dan kunt u daarna als iemand anders inloggen.</p>
<p><button type="submit" form="op.logoutForm" name="logout" value="yes">Ja, uitloggen</button></p>`,
  );
}

export function notUnderstoodPage(): string {
  return pageAround(
    'Inloggen is niet gelukt',
    `<p>Deze stap van het inloggen is verlopen of klopt niet.</p><p><a class="button" href="/">Begin opnieuw</a></p>`,
  );
}
