import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../platform/access/requires.js';
import { StateContactsDto } from './state-contacts.dto.js';
import { StateContactsService } from './state-contacts.service.js';

@ApiTags('people')
@Controller('states')
export class StateContactsController {
  constructor(private readonly contacts: StateContactsService) {}

  /** Who is our contact in the State: its posts with their holders, focal points and champions, lead ministries. */
  @Get(':iso3/contacts')
  @Requires('person.read')
  @ApiParam({ name: 'iso3', example: 'KEN' })
  @ApiOkResponse({ type: StateContactsDto })
  of(@CurrentActor() actor: Actor, @Param('iso3') iso3: string): Promise<StateContactsDto> {
    return this.contacts.of(actor, iso3.toUpperCase());
  }
}
