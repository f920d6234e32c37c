// Counts of a stage, out of the files that Vitest's JSON reporter wrote.
import { existsSync, readFileSync } from 'node:fs';

/**
 * Adds up reports. A missing report is one failure (the tool died before it could write), and so is a file of tests that
 * could not even be loaded.
 * @returns `{ passed, failed }`
 */
export function countReports(files) {
  const counts = { passed: 0, failed: 0 };
  for (const file of files) {
    if (!existsSync(file)) {
      counts.failed++;
      continue;
    }
    const report = JSON.parse(readFileSync(file, 'utf8'));
    for (const result of report.testResults) count(result, counts);
  }
  return counts;
}

function count({ status, assertionResults }, counts) {
  const of = (wanted) => assertionResults.filter((one) => one.status === wanted).length;
  counts.passed += of('passed');
  counts.failed += of('failed');
  if (status === 'failed' && of('failed') === 0) counts.failed++;
}
