import { CreateAccess1790000000000 } from './migrations/1790000000000-create-access.js';
import { AuditCaveats1790000000500 } from './migrations/1790000000500-audit-caveats.js';
import { Register1790000001000 } from './migrations/1790000001000-register.js';
import { CreateOutreach1790000002000 } from './migrations/1790000002000-create-outreach.js';
import { CreateTasks1790000003000 } from './migrations/1790000003000-create-tasks.js';
import { CreateReminders1790000003500 } from './migrations/1790000003500-create-reminders.js';
import { IndexLately1790000003600 } from './migrations/1790000003600-index-lately.js';
import { ReadLess1790000003800 } from './migrations/1790000003800-read-less.js';
import { ListInstitutions1790000004300 } from './migrations/1790000004300-list-institutions.js';
import { CountByLevel1790000004400 } from './migrations/1790000004400-count-by-level.js';
import { RegisterNews1790000004410 } from './migrations/1790000004410-register-news.js';
import { ListsOfReaders1790000004420 } from './migrations/1790000004420-lists-of-readers.js';
import { RestrictedOfAState1790000004430 } from './migrations/1790000004430-restricted-of-a-state.js';
import { LiveNews1790000004500 } from './migrations/1790000004500-live-news.js';
import { OneMailForSeveral1790000004510 } from './migrations/1790000004510-one-mail-for-several.js';
import { VersionPeriods1790000004600 } from './migrations/1790000004600-version-periods.js';
import { CreateAttachments1790000005000 } from './migrations/1790000005000-create-attachments.js';
import { CreateLetters1790000005200 } from './migrations/1790000005200-create-letters.js';
import { AddressPeople1790000005300 } from './migrations/1790000005300-address-people.js';
import { LetterSubjectRead1790000006000 } from './migrations/1790000006000-letter-subject-read.js';
import { LettersAtRest1790000006001 } from './migrations/1790000006001-letters-at-rest.js';
import { CreateLetterBatches1790000006100 } from './migrations/1790000006100-create-letter-batches.js';
import { MergePeople1790000006200 } from './migrations/1790000006200-merge-people.js';
import { KnowContacts1790000006210 } from './migrations/1790000006210-know-contacts.js';
import { ErasePeople1790000006220 } from './migrations/1790000006220-erase-people.js';
import { CreateIncomingMail1790000006300 } from './migrations/1790000006300-create-incoming-mail.js';
import { CreateNotes1790000006310 } from './migrations/1790000006310-create-notes.js';

/** In the order in which they run. A migration that has landed is never changed. */
export const migrations = [
  CreateAccess1790000000000,
  AuditCaveats1790000000500,
  Register1790000001000,
  CreateOutreach1790000002000,
  CreateTasks1790000003000,
  CreateReminders1790000003500,
  IndexLately1790000003600,
  ReadLess1790000003800,
  ListInstitutions1790000004300,
  CountByLevel1790000004400,
  RegisterNews1790000004410,
  ListsOfReaders1790000004420,
  RestrictedOfAState1790000004430,
  LiveNews1790000004500,
  OneMailForSeveral1790000004510,
  VersionPeriods1790000004600,
  CreateAttachments1790000005000,
  CreateLetters1790000005200,
  AddressPeople1790000005300,
  LetterSubjectRead1790000006000,
  LettersAtRest1790000006001,
  CreateLetterBatches1790000006100,
  MergePeople1790000006200,
  KnowContacts1790000006210,
  ErasePeople1790000006220,
  CreateIncomingMail1790000006300,
  CreateNotes1790000006310,
];
