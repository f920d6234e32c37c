import { readTemplateFile, templateProblems } from '@demarche/domain/letter-template';
import type { TreatyPack } from '@demarche/packs/pack';
import type { PackFolder } from '@demarche/packs/pack-folder';
import { PackError } from './pack-error.js';
import type { ReadPack } from './read-pack.js';
import { stableId } from './stable-id.js';

/** The letters to begin from that a treaty's pack brings. Throws a PackError for a file that is none, or names an unknown field. */
export function readTemplates({ folder, pack }: ReadPack<TreatyPack>): Promise<object[]> {
  return Promise.all(
    (pack.letterTemplates ?? []).map(async (file) => {
      const name = folder.nameOf(file);
      const template = await read(folder, file);
      const [problem] = templateProblems(template);
      if (problem) throw new PackError(name, null, problem.message);
      const key = pack.treaty.key;
      return { id: stableId('letter_template', key, file), treaty_key: key, ...template, pack_key: file };
    }),
  );
}

async function read(folder: PackFolder, file: string) {
  try {
    return readTemplateFile((await folder.read(file)).toString('utf8'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new PackError(folder.nameOf(file), null, code === undefined ? message : 'the file is missing');
  }
}
