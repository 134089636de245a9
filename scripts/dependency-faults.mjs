// What is wrong with what we depend on, by package.json and package-lock.json alone: no network is asked.

/** Licences that may go out with the product under EUPL-1.2. */
const OF_THE_PRODUCT = new Set([
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT', 'Python-2.0'],
  ...['Unlicense', 'Zlib'],
  // of fonts, which may be embedded in documents
  'OFL-1.1',
]);
/** What packages say in their file LICENSE and forgot in their package.json. */
const LICENCE_FILES = { 'png-js@2.0.0': 'MIT' };
/** And of tools, which stay at home. */
const OF_TOOLS = new Set([
  ...[...OF_THE_PRODUCT, 'CC-BY-3.0', 'CC-BY-4.0', 'MPL-2.0'],
  // of the program that reckons workbooks in the tests; EUPL-1.2 names it as compatible
  'GPL-3.0-only',
]);

/** Every fault, in words; none: []. */
export function dependencyFaults(manifest, lock) {
  const named = { ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.devDependencies };
  const faults = Object.entries(named)
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version))
    .map(([name, version]) => `${name} is pinned to no version: ${version}`);
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (path !== '') faults.push(...packageFaults(path, entry, manifest.allowScripts));
  }
  return faults;
}

function packageFaults(path, entry, allowScripts) {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const label = `${name}@${entry.version}`;
  const faults = [];
  if (entry.hasInstallScript && !(name in allowScripts)) {
    faults.push(`${label} runs a script when it is installed: allow or refuse it under allowScripts`);
  }
  if (entry.resolved && !entry.resolved.startsWith('https://')) {
    faults.push(`${label} comes from elsewhere than a registry: ${entry.resolved}`);
  }
  // of a binary for another system the registry may not tell; it is not installed here, nor does it go out
  if (entry.optional && !entry.integrity) return faults;
  if (!entry.integrity) faults.push(`${label} has no hash in the lock file`);
  const allowed = entry.dev || entry.devOptional ? OF_TOOLS : OF_THE_PRODUCT;
  const license = entry.license ?? LICENCE_FILES[label];
  if (!isAllowed(license, allowed)) faults.push(`${label} has a licence that is not allowed: ${license}`);
  return faults;
}

/** An SPDX expression of the simple kind: one licence, all of several, or any of several. */
function isAllowed(expression, allowed) {
  const text = (expression ?? '').replace(/^\(|\)$/g, '');
  if (text.includes(' OR ')) return text.split(' OR ').some((part) => isAllowed(part, allowed));
  return text.split(' AND ').every((part) => allowed.has(part));
}
