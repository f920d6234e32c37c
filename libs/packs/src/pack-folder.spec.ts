import { describe, expect, it } from 'vitest';
import type { Pack } from './pack.js';
import { PackFolder, packSchema, SHIPPED_PACKS, shippedPacks } from './pack-folder.js';

describe('shipped packs', () => {
  it('are found with every file that they name', async () => {
    for (const folder of shippedPacks()) {
      const pack = JSON.parse((await folder.read('pack.json')).toString('utf8')) as Pack;
      expect(SHIPPED_PACKS).toContain(pack.key);
      const templates = pack.kind === 'treaty' ? (pack.letterTemplates ?? []) : [];
      for (const file of [...(Object.values(pack.files) as string[]), ...templates])
        expect((await folder.read(file)).length).toBeGreaterThan(0);
    }
  });

  it('name their files by folder and refuse what is not there', async () => {
    const folder = PackFolder.shipped('ccm');
    expect(folder.nameOf('meetings.csv')).toBe('ccm/meetings.csv');
    await expect(folder.read('nothing.csv')).rejects.toThrow('ENOENT');
  });

  it('have a schema', async () => expect(await packSchema()).toHaveProperty('oneOf'));
});
