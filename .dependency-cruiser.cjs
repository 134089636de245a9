/**
 * The house: who may import whom. A folder imports only from folders to its left:
 *   kernel < platform < reference < ledger < intake < declarations < shortfall < counter-figures < claims
 *     < workbooks < changes
 * identity and audit sit on platform. app.module, main and commands put everything together.
 */
const LAYERS = [
  'kernel',
  'platform',
  'reference',
  'ledger',
  'intake',
  'declarations',
  'shortfall',
  'counter-figures',
  'claims',
  'workbooks',
  'changes',
];

const upward = LAYERS.slice(0, -1).map((layer, index) => ({
  name: `${layer}-imports-down-only`,
  comment: `${layer} may not know what is built on it`,
  severity: 'error',
  from: { path: `^src/${layer}/`, pathNot: '\\.spec\\.ts$' },
  to: { path: `^src/(${LAYERS.slice(index + 1).join('|')}|commands)/` },
}));

module.exports = {
  forbidden: [
    ...upward,
    {
      name: 'kernel-is-pure',
      comment: 'The kernel is calculation: decimal.js and its own files, no framework, no clock, no input or output',
      severity: 'error',
      from: { path: '^src/kernel/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^src/kernel/', '^node_modules/decimal\\.js/'] },
    },
    {
      name: 'identity-and-audit-sit-on-platform',
      severity: 'error',
      from: { path: '^src/(identity|audit)/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: '^src/(reference|ledger|intake|declarations|shortfall|counter-figures|claims|workbooks|changes|commands)/',
      },
    },
    {
      name: 'platform-knows-no-identity',
      comment: 'platform knows the guard by its abstract name; audit does not know who may do what',
      severity: 'error',
      from: { path: '^src/(kernel|platform)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/(identity|audit)/' },
    },
    {
      name: 'audit-knows-no-identity',
      severity: 'error',
      from: { path: '^src/audit/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/identity/' },
    },
    {
      name: 'sql-lives-in-repositories',
      comment: 'Controllers ask services; only a service opens a repository',
      severity: 'error',
      from: { path: '\\.controller\\.ts$' },
      to: { path: '\\.(repository|entity)\\.ts$' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nobody imports is dead code',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: ['\\.spec\\.ts$', '^src/main\\.ts$', '^src/commands/', '^migrations/', '^test/'],
      },
      to: {},
    },
    {
      name: 'product-code-imports-no-test-code',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^test/|\\.spec\\.ts$' },
    },
    {
      name: 'no-dev-dependency-in-product-code',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    moduleSystems: ['es6'],
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
