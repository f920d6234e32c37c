import { Body, Controller, Delete, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../../platform/access/requires.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { PersonDto } from '../people.dto.js';
import { InstitutionDto } from '../posts.dto.js';
import { CreateFlagBody, RemoveFlagBody, UpdateFlagBody } from './flags.dto.js';
import { FlagsService } from './flags.service.js';

@ApiTags('people')
@Controller()
export class FlagsController {
  constructor(private readonly flags: FlagsService) {}

  /** A focal point or a national champion. */
  @Post('people/:id/flags')
  @Requires('person.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiCreatedResponse({ type: PersonDto })
  ofPerson(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: CreateFlagBody): Promise<PersonDto> {
    return this.flags.addToPerson(actor, id, body);
  }

  /** The ministry that leads. */
  @Post('institutions/:id/flags')
  @Requires('person.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiCreatedResponse({ type: InstitutionDto })
  ofInstitution(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: CreateFlagBody,
  ): Promise<InstitutionDto> {
    return this.flags.addToInstitution(actor, id, body);
  }

  @Patch('flags/:id')
  @HttpCode(204)
  @Requires('person.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiNoContentResponse()
  change(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: UpdateFlagBody): Promise<void> {
    return this.flags.change(actor, id, body);
  }

  /** Takes back one that was never true; one that ended gets a last day. */
  @Delete('flags/:id')
  @HttpCode(204)
  @Requires('person.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiNoContentResponse()
  remove(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: RemoveFlagBody): Promise<void> {
    return this.flags.remove(actor, id, body.version, body.reason);
  }
}
