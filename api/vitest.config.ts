import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { ON_BOTH_QUEUES } from './test/on-both-queues.js';

/** The longest first: started last, it would keep one worker busy while the other has nothing left. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => Number(/\/(leaks|workers|mail)\.api\.spec\.ts$/.test(moduleId));
    return (await super.sort(files)).sort((a, b) => isLong(b) - isLong(a));
  }
}

const overHttp = {
  globalSetup: ['test/global-setup.ts'],
  setupFiles: ['test/queue-watch.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
  maxWorkers: 2,
};

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'small', include: ['src/**/*.spec.ts'], setupFiles: ['reflect-metadata'] } },
      { extends: true, test: { ...overHttp, name: 'api', include: ['test/**/*.api.spec.ts'] } },
      // Once more, where REDIS_URL names the other backend.
      {
        extends: true,
        test: { ...overHttp, name: 'queues', include: ON_BOTH_QUEUES.map((name) => `test/${name}.api.spec.ts`) },
      },
      // Minutes long: for who changes who may see what, or how that is looked at (ADR 11).
      {
        extends: true,
        test: { name: 'proof', include: ['test/**/*.proof.spec.ts'], globalSetup: ['test/global-setup.ts'] },
      },
    ],
  },
});
