import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TaskAssigneesService } from './task-assignees.service.js';
import { LetterClock } from './letter-clock.js';
import { Task } from './task.entity.js';
import { TaskInheritance } from './task-inheritance.js';
import { TaskParentsService } from './task-parents.service.js';
import { TaskReadsService } from './task-reads.service.js';
import { TaskWritesService } from './task-writes.service.js';
import { TasksController } from './tasks.controller.js';
import { TasksService } from './tasks.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Task])],
  controllers: [TasksController],
  providers: [
    TasksService,
    TaskReadsService,
    TaskWritesService,
    TaskParentsService,
    TaskAssigneesService,
    TaskInheritance,
    LetterClock,
  ],
  exports: [TaskReadsService],
})
export class TasksModule {}
