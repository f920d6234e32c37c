// npm run house: how large the house is, and whether it holds together.
import { measureHouse, type Sizes } from './house.ts';

const { code, test, testToCode, parts, cycles } = measureHouse();
const told = ({ files, lines, median, p95, longest }: Sizes) =>
  `${files} files, ${lines} lines; median ${median}, p95 ${p95}, longest ${longest.lines} (${longest.path})`;

console.log(`code   ${told(code)}`);
console.log(`tests  ${told(test)}`);
console.log(`test to code  ${testToCode.toFixed(2)}`);
for (const [part, lines] of Object.entries(parts)) console.log(`  ${part.padEnd(8)} ${lines} lines of code`);
console.log(`import cycles ${cycles.length}`);
for (const cycle of cycles) console.log(`  ${cycle.join(' → ')}`);
process.exitCode = cycles.length > 0 ? 1 : 0;
