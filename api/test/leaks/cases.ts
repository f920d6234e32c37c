import type { Cases } from './case.js';
import { engagementCases } from './cases/engagements.js';
import { fileCases } from './cases/files.js';
import { houseCases } from './cases/house.js';
import { letterBatchCases } from './cases/letter-batches.js';
import { letterCases } from './cases/letters.js';
import { contactCases } from './cases/contacts.js';
import { mailCases } from './cases/mails.js';
import { noteCases } from './cases/notes.js';
import { peopleCases } from './cases/people.js';
import { taskCases } from './cases/tasks.js';
import { toldCases } from './cases/told.js';

/** Every route has its case here. A feature adds a file of its own. */
export const CASES: Cases = {
  ...houseCases,
  ...fileCases,
  ...peopleCases,
  ...contactCases,
  ...engagementCases,
  ...letterCases,
  ...letterBatchCases,
  ...mailCases,
  ...noteCases,
  ...taskCases,
  ...toldCases,
};
