import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PeopleModule } from '../people/people.module.js';
import { PersonLinks } from '../people/merges/person-links.service.js';
import { UsersModule } from '../users/users.module.js';
import { NoteChangesService } from './note-changes.service.js';
import { NoteMentionsService } from './note-mentions.service.js';
import { Note } from './note.entity.js';
import { NotesController } from './notes.controller.js';
import { NotesService } from './notes.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Note]), UsersModule, PeopleModule],
  controllers: [NotesController],
  providers: [NotesService, NoteChangesService, NoteMentionsService],
  exports: [NotesService],
})
export class NotesModule {
  constructor(links: PersonLinks) {
    links.declare({ table: 'note', column: 'subject_id', key: 'id', where: "subject_kind = 'person'" });
  }
}
