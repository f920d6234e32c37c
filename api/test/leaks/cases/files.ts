import { formOf } from '../../file-forms.js';
import { type Ask, type Cases, NO_VERSION, READ, seen } from '../case.js';
import { WHO } from '../expected.js';
import type { Kind, Planted } from '../plant.js';

const FILES: readonly Kind[] = ['file', 'loose_file', 'enclosure'];
const NOWHERE = '404 file.not_found';

/** The content of a record's file, once more, under a name of one's own. */
const again = ({ n }: Planted): Ask => ({
  path: '/api/files',
  method: 'POST',
  body: formOf(`zq${n}contentqz`, 'mine.txt'),
});

/** Files are as closed as the record on which they hang, and their sender's alone while they hang on none. */
export const fileCases: Cases = {
  'POST /api/files': {
    who: WHO.writers,
    probes: [
      {
        // The same content is kept once: whoever sends it must not learn that it was there.
        name: 'content that is there already',
        kinds: FILES,
        ask: again,
        answers: seen('201'),
        never: '201',
        compare: (body: object) => Object.keys(body),
      },
    ],
  },
  'GET /api/files/{id}': {
    who: WHO.readers,
    probes: [
      {
        name: 'read',
        kinds: FILES,
        ask: ({ id }) => ({ path: `/api/files/${id}` }),
        answers: READ,
        never: NOWHERE,
        shows: ({ n }) => `zq${n}filenameqz.txt`,
      },
    ],
  },
  'GET /api/files/{id}/content': {
    who: WHO.readers,
    probes: [
      {
        name: 'content',
        kinds: FILES,
        ask: ({ id }) => ({ path: `/api/files/${id}/content` }),
        answers: READ,
        never: NOWHERE,
        shows: ({ n }) => `zq${n}contentqz`,
      },
    ],
  },
  'DELETE /api/files/{id}': {
    who: WHO.writers,
    probes: [
      {
        name: 'take back what hangs on a record',
        kinds: FILES,
        ask: ({ id }) => ({ path: `/api/files/${id}`, method: 'DELETE', body: { version: NO_VERSION } }),
        answers: {
          W: ['409 file.attached'],
          w: ['409 file.attached'],
          R: ['403 label.not_writable'],
          r: ['403 label.not_writable'],
        },
        never: NOWHERE,
      },
    ],
  },
};
