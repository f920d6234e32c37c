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
      // Minutes long: for who changes who may see what, or how that is looked at (ADR 11).
      {
        extends: true,
        test: { name: 'proof', include: ['test/**/*.proof.spec.ts'], globalSetup: ['test/global-setup.ts'] },
      },
    ],
  },
});
