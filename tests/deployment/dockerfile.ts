import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ROOT } from './compose.js';

export interface Instruction {
  name: string;
  rest: string;
}

export interface Copy {
  /** The stage it copies from; undefined for the folder of the project. */
  from: string | undefined;
  sources: string[];
  target: string;
}

export interface Stage {
  name: string;
  base: string;
  instructions: Instruction[];
}

const KNOWN = ['FROM', 'WORKDIR', 'COPY', 'RUN', 'ENV', 'USER', 'EXPOSE', 'HEALTHCHECK', 'CMD'];

/** The stages of the Dockerfile. Throws for an instruction that is none, and for one outside of a stage. */
export function stages(): Stage[] {
  const found: Stage[] = [];
  for (const line of readFileSync(resolve(ROOT, 'Dockerfile'), 'utf8').split('\n')) {
    if (!line.trim() || line.startsWith('#')) continue;
    const [, name = '', rest = ''] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
    if (!KNOWN.includes(name)) throw new Error(`Dockerfile: "${line}" is no instruction that is used here.`);
    if (name === 'FROM') found.push(stageOf(rest));
    else if (found.length === 0) throw new Error(`Dockerfile: "${line}" stands before the first stage.`);
    else found.at(-1)?.instructions.push({ name, rest });
  }
  return found;
}

function stageOf(rest: string): Stage {
  const [, base = '', name = ''] = /^(\S+) AS (\w+)$/.exec(rest) ?? [];
  if (!name) throw new Error(`Dockerfile: "FROM ${rest}" has no name.`);
  return { name, base, instructions: [] };
}

export function copies(stage: Stage): Copy[] {
  return stage.instructions
    .filter(({ name }) => name === 'COPY')
    .map(({ rest }) => {
      const [, from, paths = ''] = /^(?:--from=(\w+) )?(.+)$/.exec(rest) ?? [];
      const all = paths.split(' ');
      return { from, sources: all.slice(0, -1), target: all.at(-1) ?? '' };
    });
}

/** What an instruction in JSON form runs: `CMD ["node", "x.js"]`, also behind `HEALTHCHECK … CMD`. */
export function runs(stage: Stage, instruction: string): string[] {
  const { rest = '' } = stage.instructions.findLast(({ name }) => name === instruction) ?? {};
  return JSON.parse(rest.slice(rest.indexOf('['))) as string[];
}
