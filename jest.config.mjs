/** One run over everything: unit specs beside the files, then integration and end to end under test/. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  setupFiles: ['reflect-metadata'],
  globalSetup: '<rootDir>/test/harness/global-setup.mjs',
  globalTeardown: '<rootDir>/test/harness/global-teardown.mjs',
  // no measure of speed: what never ends is ended, also on a machine that is busy with other things
  testTimeout: 180_000,
  // jest leaves one core idle, which of two is half
  maxWorkers: '100%',
  // modules of a suite are never freed, and a worker that holds gigabytes of them only collects garbage
  workerIdleMemoryLimit: '1GB',
};
