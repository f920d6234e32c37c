import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../platform/access/requires.js';
import {
  AssignmentDto,
  AssignmentsPageDto,
  AssignmentsQuery,
  AssignStateBody,
  EndAssignmentBody,
} from './assignments.dto.js';
import { AssignmentsService } from './assignments.service.js';

@ApiTags('assignments')
@Controller()
export class AssignmentsController {
  constructor(private readonly assignments: AssignmentsService) {}

  /** Who looks after which State, by State. */
  @Get('assignments')
  @Requires('derived.read')
  @ApiOkResponse({ type: AssignmentsPageDto })
  list(@CurrentActor() actor: Actor, @Query() query: AssignmentsQuery): Promise<AssignmentsPageDto> {
    return this.assignments.list(actor, query);
  }

  /** Gives the State to an office from today on, or changes its tier and next step. */
  @Put('states/:iso3/assignment')
  @Requires('assignment.write')
  @ApiParam({ name: 'iso3', example: 'AGO' })
  @ApiOkResponse({ type: AssignmentDto })
  assign(
    @CurrentActor() actor: Actor,
    @Param('iso3') iso3: string,
    @Body() body: AssignStateBody,
  ): Promise<AssignmentDto> {
    return this.assignments.assign(actor, iso3.toUpperCase(), body);
  }

  /** Nobody looks after the State from today on. */
  @Delete('states/:iso3/assignment')
  @HttpCode(204)
  @Requires('assignment.write')
  @ApiParam({ name: 'iso3', example: 'AGO' })
  @ApiNoContentResponse()
  end(@CurrentActor() actor: Actor, @Param('iso3') iso3: string, @Body() body: EndAssignmentBody): Promise<void> {
    return this.assignments.end(actor, iso3.toUpperCase(), body.version, body.treaty);
  }
}
