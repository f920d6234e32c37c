import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'small', include: ['src/**/*.spec.ts'], setupFiles: ['reflect-metadata'] } },
      {
        extends: true,
        test: {
          name: 'api',
          include: ['test/**/*.api.spec.ts'],
          globalSetup: ['test/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
