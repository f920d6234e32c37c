import { AssignmentsModule } from './features/assignments/assignments.module.js';
import { AuditModule } from './features/audit/audit.module.js';
import { BreakGlassModule } from './features/break-glass/break-glass.module.js';
import { EngagementsModule } from './features/engagements/engagements.module.js';
import { FilesModule } from './features/files/files.module.js';
import { MeetingsModule } from './features/meetings/meetings.module.js';
import { LetterBatchesModule } from './features/letters/batches/letter-batches.module.js';
import { LettersModule } from './features/letters/letters.module.js';
import { IncomingMailModule } from './features/incoming-mail/incoming-mail.module.js';
import { NotesModule } from './features/notes/notes.module.js';
import { MailModule } from './features/mail/mail.module.js';
import { NotificationsModule } from './features/notifications/notifications.module.js';
import { OfficesModule } from './features/offices/offices.module.js';
import { OverviewModule } from './features/overview/overview.module.js';
import { PeopleModule } from './features/people/people.module.js';
import { RemindersModule } from './features/reminders/reminders.module.js';
import { StatesModule } from './features/states/states.module.js';
import { TasksModule } from './features/tasks/tasks.module.js';
import { UsersModule } from './features/users/users.module.js';
import { VotesModule } from './features/votes/votes.module.js';

/** The features of both processes, in the order in which they may know each other: right knows left. One a line. */
export const FEATURES = [
  UsersModule,
  OfficesModule,
  AuditModule,
  BreakGlassModule,
  FilesModule,
  StatesModule,
  PeopleModule,
  AssignmentsModule,
  EngagementsModule,
  LettersModule,
  LetterBatchesModule,
  VotesModule,
  MeetingsModule,
  TasksModule,
  NotesModule,
  MailModule,
  IncomingMailModule,
  NotificationsModule,
  RemindersModule,
  OverviewModule,
];
