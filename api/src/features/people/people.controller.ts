import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../platform/access/requires.js';
import { Transactions } from '../../platform/database/transactions.js';
import { IdParam } from '../../platform/http/id-param.js';
import { HoldingsService } from './holdings.service.js';
import {
  CreateHoldingBody,
  CreatePersonBody,
  PeoplePageDto,
  PeopleQuery,
  PersonDto,
  UpdateHoldingBody,
  UpdatePersonBody,
} from './people.dto.js';
import { PeopleService } from './people.service.js';

@ApiTags('people')
@Controller('people')
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly holdings: HoldingsService,
    private readonly transactions: Transactions,
  ) {}

  /** People by name. */
  @Get()
  @Requires('person.read')
  @ApiOkResponse({ type: PeoplePageDto })
  list(@CurrentActor() actor: Actor, @Query() query: PeopleQuery): Promise<PeoplePageDto> {
    return this.people.list(actor, query);
  }

  @Get(':id')
  @Requires('person.read')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: PersonDto })
  one(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<PersonDto> {
    return this.people.one(actor, id);
  }

  @Post()
  @Requires('person.write')
  @ApiCreatedResponse({ type: PersonDto })
  create(@CurrentActor() actor: Actor, @Body() body: CreatePersonBody): Promise<PersonDto> {
    return this.people.create(actor, body);
  }

  @Patch(':id')
  @Requires('person.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: PersonDto })
  update(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: UpdatePersonBody): Promise<PersonDto> {
    return this.people.update(actor, id, body);
  }

  /** A post held from a day on. */
  @Post(':id/holdings')
  @Requires('person.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiCreatedResponse({ type: PersonDto })
  addHolding(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: CreateHoldingBody): Promise<PersonDto> {
    return this.transactions.run(async (em) => {
      await this.holdings.add(em, actor, await this.people.lock(em, actor, id), body);
      return this.people.one(actor, id, em);
    });
  }

  /** Ends or moves the time in a post. */
  @Patch(':id/holdings/:holdingId')
  @Requires('person.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiParam({ name: 'holdingId', format: 'uuid' })
  @ApiOkResponse({ type: PersonDto })
  updateHolding(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('holdingId') holdingId: string,
    @Body() body: UpdateHoldingBody,
  ): Promise<PersonDto> {
    return this.transactions.run(async (em) => {
      await this.holdings.update(em, actor, await this.people.lock(em, actor, id), holdingId, body);
      return this.people.one(actor, id, em);
    });
  }
}
