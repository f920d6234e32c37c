import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../platform/access/requires.js';
import { IdParam } from '../../platform/http/id-param.js';
import { InstitutionsService } from './institutions.service.js';
import { CreateInstitutionBody, InstitutionDto, InstitutionsPageDto, InstitutionsQuery } from './posts.dto.js';

@ApiTags('people')
@Controller('institutions')
export class InstitutionsController {
  constructor(private readonly institutions: InstitutionsService) {}

  /** Institutions by name. */
  @Get()
  @Requires('person.read')
  @ApiOkResponse({ type: InstitutionsPageDto })
  list(@CurrentActor() actor: Actor, @Query() query: InstitutionsQuery): Promise<InstitutionsPageDto> {
    return this.institutions.list(actor, query);
  }

  @Get(':id')
  @Requires('person.read')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: InstitutionDto })
  one(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<InstitutionDto> {
    return this.institutions.one(actor, id);
  }

  /** Adds an institution, or answers the one that stands already. */
  @Post()
  @Requires('person.write')
  @ApiCreatedResponse({ type: InstitutionDto })
  create(@CurrentActor() actor: Actor, @Body() body: CreateInstitutionBody): Promise<InstitutionDto> {
    return this.institutions.create(actor, body);
  }
}
