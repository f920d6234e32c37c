import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Page } from '@demarche/contracts/common';
import type { UserView } from '@demarche/contracts/offices';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../platform/access/requires.js';
import { IdParam } from '../../platform/http/id-param.js';
import { CreateUserBody, UpdateUserBody, UserDto, UserPageDto, UsersQuery } from './users.dto.js';
import { UsersService } from './users.service.js';

@ApiTags('users')
@Controller('users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  /** Our people, by name: for choosing who does what. Account fields only for administrators. */
  @Get()
  @Requires('office.read')
  @ApiOkResponse({ type: UserPageDto })
  list(@CurrentActor() actor: Actor, @Query() query: UsersQuery): Promise<Page<UserView>> {
    return this.users.list(actor, query);
  }

  /** Opens an account. It may do nothing until it holds an office. */
  @Post()
  @Requires('account.manage')
  @ApiCreatedResponse({ type: UserDto })
  create(@CurrentActor() actor: Actor, @Body() body: CreateUserBody): Promise<UserView> {
    return this.users.create(actor, body);
  }

  /** Changes an account, or closes it: nobody is ever deleted. */
  @Patch(':id')
  @Requires('account.manage')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: UserDto })
  update(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: UpdateUserBody): Promise<UserView> {
    return this.users.update(actor, id, body);
  }
}
