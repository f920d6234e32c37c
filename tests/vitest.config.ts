import { defineConfig } from 'vitest/config';

/** They mostly wait for what runs once a minute: beside the others they cost no time. */
const BY_THE_CLOCK = ['e2e/live-news.spec.ts', 'e2e/reminder-journey.spec.ts'];

const inBrowser = {
  testTimeout: 120_000,
  hookTimeout: 180_000,
  // What is waited for comes, but on a busy machine not within a second.
  expect: { poll: { timeout: 15_000 } },
  fileParallelism: false,
};

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'architecture',
          include: ['architecture/**/*.spec.ts', 'deployment/**/*.spec.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['faults/**/*.spec.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: { name: 'load', include: ['load/**/*.spec.ts'], testTimeout: 60_000, hookTimeout: 120_000 },
      },
      { extends: true, test: { name: 'hostile', include: ['hostile/**/*.spec.ts'], hookTimeout: 120_000 } },
      { extends: true, test: { ...inBrowser, name: 'e2e', include: ['e2e/**/*.spec.ts'], exclude: BY_THE_CLOCK } },
      { extends: true, test: { ...inBrowser, name: 'clock', include: BY_THE_CLOCK } },
    ],
  },
});
