/** Jest runs what ships: `npm run build:server` compiles code and specs to dist/, and nothing is transformed a second time. */
/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/dist/apps', '<rootDir>/dist/libs', '<rootDir>/dist/test'],
  testMatch: ['**/*.spec.js'],
  transform: {},
  coverageProvider: 'v8',
  // A limit for what hangs, not for what is slow: several suites share the processors.
  testTimeout: 30_000,
};
