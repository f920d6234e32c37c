import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../platform/access/requires.js';
import { IdParam } from '../../platform/http/id-param.js';
import { CreateTaskBody, ReassignTaskBody, TaskListQuery, TaskStepBody, UpdateTaskBody } from './dto.js';
import { TaskDto, TaskPageDto } from './task.dto.js';
import { TaskReadsService } from './task-reads.service.js';
import { TasksService } from './tasks.service.js';

@ApiTags('tasks')
@Controller('tasks')
export class TasksController {
  constructor(
    private readonly tasks: TasksService,
    private readonly reads: TaskReadsService,
  ) {}

  /** Tasks that I may see, by due day. `mine`: given to me or to an office I hold today; `given`: made by me, for others. */
  @Get()
  @Requires('task.read')
  @ApiOkResponse({ type: TaskPageDto })
  list(@CurrentActor() actor: Actor, @Query() query: TaskListQuery): Promise<TaskPageDto> {
    return this.reads.page(actor, query);
  }

  @Get(':id')
  @Requires('task.read')
  @ApiOkResponse({ type: TaskDto })
  one(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<TaskDto> {
    return this.reads.one(actor, id);
  }

  @Post()
  @Requires('task.write')
  @ApiCreatedResponse({ type: TaskDto })
  create(@CurrentActor() actor: Actor, @Body() body: CreateTaskBody): Promise<TaskDto> {
    return this.tasks.create(actor, body);
  }

  /** Changes what is given; an assignee given here hands the task on. */
  @Patch(':id')
  @Requires('task.write')
  @ApiOkResponse({ type: TaskDto })
  update(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: UpdateTaskBody): Promise<TaskDto> {
    return this.tasks.update(actor, id, body);
  }

  @Post(':id/close')
  @HttpCode(200)
  @Requires('task.write')
  @ApiOkResponse({ type: TaskDto })
  close(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: TaskStepBody): Promise<TaskDto> {
    return this.tasks.close(actor, id, body.version);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Requires('task.write')
  @ApiOkResponse({ type: TaskDto })
  reopen(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: TaskStepBody): Promise<TaskDto> {
    return this.tasks.reopen(actor, id, body.version);
  }

  /** Hands the task on, to a user or to an office. */
  @Post(':id/reassign')
  @HttpCode(200)
  @Requires('task.write')
  @ApiOkResponse({ type: TaskDto })
  reassign(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: ReassignTaskBody): Promise<TaskDto> {
    return this.tasks.reassign(actor, id, body);
  }

  /** Takes the task out of every list; `restore` with the version after this one brings it back. */
  @Delete(':id')
  @HttpCode(204)
  @Requires('task.write')
  @ApiNoContentResponse()
  async delete(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: TaskStepBody): Promise<void> {
    await this.tasks.delete(actor, id, body.version);
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Requires('task.write')
  @ApiOkResponse({ type: TaskDto })
  restore(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: TaskStepBody): Promise<TaskDto> {
    return this.tasks.restore(actor, id, body.version);
  }
}
