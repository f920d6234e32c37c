import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { OPERATIONS } from './operations.ts';
import { type SizeName, SIZES } from './sizes.ts';

export interface Options {
  size: SizeName;
  /** Names of the operations to measure. */
  operations: string[];
  connections: number[];
  rounds: number;
  /** Of each measurement. */
  seconds: number;
  /** A folder whose filled database is kept and used again; without it everything is thrown away. */
  keep: string | undefined;
  plans: boolean;
  profile: string | undefined;
}

export const USAGE = `npm run bench -- [--size L|S] [--keep folder] [--plans] [--help]
  [--operations ${OPERATIONS.map(({ name }) => name).join(',')}] [--connections 1,16,64] [--rounds 3] [--seconds 4]
  [--profile folder]`;

/** Undefined for who asks for help. Throws an Error with one sentence for arguments that cannot be used. */
export function readOptions(args: string[]): Options | undefined {
  const { values } = parseArgs({
    args,
    options: {
      size: { type: 'string', default: 'L' },
      operations: { type: 'string', default: OPERATIONS.map(({ name }) => name).join(',') },
      connections: { type: 'string', default: '1,16,64' },
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string' },
      keep: { type: 'string' },
      plans: { type: 'boolean', default: false },
      profile: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  if (!(values.size in SIZES)) throw new Error(`There is no size ${values.size}: ${USAGE}`);
  const operations = values.operations.split(',');
  const unknown = operations.find((name) => !OPERATIONS.some((operation) => operation.name === name));
  if (unknown !== undefined) throw new Error(`There is no operation ${unknown}: ${USAGE}`);
  return {
    size: values.size as SizeName,
    operations,
    connections: values.connections.split(',').map((text) => positive(text)),
    rounds: positive(values.rounds),
    seconds: positive(values.seconds ?? (values.size === 'S' ? '0.2' : '4')),
    keep: values.keep && resolve(values.keep),
    plans: values.plans,
    profile: values.profile && resolve(values.profile),
  };
}

function positive(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new Error(`"${text}" is not a number above 0: ${USAGE}`);
  return number;
}
