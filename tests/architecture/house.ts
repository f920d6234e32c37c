import { findCycle, importsOf } from './imports.ts';
import { filesIn, type SourceFile } from './source-files.ts';

/** Where code stands, and which of it is test code. Data, raw sources and what is built do not count. */
const FOLDERS = ['api', 'web', 'libs', 'scripts', 'tests'];
const LEFT_OUT = /^libs\/packs\/raw\//;
const ENDINGS = ['.ts', '.mjs', '.css', '.html'];
const TEST = /\.spec\.ts$|^api\/test\/|^tests\//;
const PROGRAMS = ['api/src', 'web/src', 'libs/domain/src', 'libs/contracts/src', 'libs/packs/src'];

export interface Sizes {
  files: number;
  lines: number;
  median: number;
  p95: number;
  longest: { path: string; lines: number };
}

export interface House {
  code: Sizes;
  test: Sizes;
  /** Lines of tests for each line of program; templates and styles are tested through the pages they make. */
  testToCode: number;
  /** By part of the house (`api`, `web`, …): lines of code. */
  parts: Record<string, number>;
  /** The first circle of imports of each program, as the files it passes; none is the rule. */
  cycles: string[][];
}

/** Measures the checkout as it stands. Lines are lines of the file, blank ones and comments included. */
export function measureHouse(): House {
  const files = FOLDERS.flatMap((folder) => filesIn(folder, ENDINGS)).filter(({ path }) => !LEFT_OUT.test(path));
  const [tests, code] = split(files, ({ path }) => TEST.test(path));
  const [codeSizes, testSizes] = [sizesOf(code), sizesOf(tests)];
  return {
    code: codeSizes,
    test: testSizes,
    testToCode: linesOf(tests.filter(isProgram)) / linesOf(code.filter(isProgram)),
    parts: Object.fromEntries(
      FOLDERS.slice(0, -1).map((part) => [part, linesOf(code.filter(({ path }) => inPart(path, part)))]),
    ),
    cycles: PROGRAMS.flatMap((program) => cycleOf(code.filter(({ path }) => inPart(path, program))) ?? []),
  };
}

/** Sizes of at least one file. `p95`: 95 of 100 files are no longer than this. */
export function sizesOf(files: readonly SourceFile[]): Sizes {
  const sorted = files.map((file) => ({ path: file.path, lines: lineCount(file) })).sort((a, b) => a.lines - b.lines);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return {
    files: sorted.length,
    lines: linesOf(files),
    median: at(0.5)?.lines ?? 0,
    p95: at(0.95)?.lines ?? 0,
    longest: sorted.at(-1) ?? { path: '', lines: 0 },
  };
}

function cycleOf(files: readonly SourceFile[]): string[][] | undefined {
  const imports = files.filter(({ path }) => /(?<!\.d)\.ts$/.test(path)).flatMap(importsOf);
  const cycle = findCycle(imports.filter((one) => !one.typeOnly));
  return cycle && [cycle];
}

const lineCount = ({ text }: SourceFile) => text.split('\n').length - 1;
const linesOf = (files: readonly SourceFile[]) => files.reduce((sum, file) => sum + lineCount(file), 0);
const isProgram = ({ path }: SourceFile) => /\.(ts|mjs)$/.test(path);
const inPart = (path: string, part: string) => path.startsWith(`${part}/`);

function split<T>(all: readonly T[], test: (one: T) => boolean): [T[], T[]] {
  return [all.filter(test), all.filter((one) => !test(one))];
}
