import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../../platform/access/requires.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { PersonDto } from '../people.dto.js';
import { ErasePersonBody } from './erasure.dto.js';
import { ErasureService } from './erasure.service.js';

@ApiTags('people')
@Controller('people')
export class ErasureController {
  constructor(private readonly erasure: ErasureService) {}

  /** Erases what is known of a person, for good: from the record, its merges and the audit. */
  @Post(':id/erase')
  @HttpCode(200)
  @Requires('person.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: PersonDto })
  erase(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: ErasePersonBody): Promise<PersonDto> {
    return this.erasure.erase(actor, id, body);
  }
}
