import { Body, Controller, Delete, Get, HttpCode, Patch, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Page } from '@demarche/contracts/common';
import type { OwnSessionView } from '@demarche/contracts/session';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../platform/access/requires.js';
import { IdParam } from '../../platform/http/id-param.js';
import { OwnAccountService } from './own-account.service.js';
import { ChangePasswordBody, OwnSessionsDto } from './session.dto.js';

@ApiTags('session')
@Controller('session')
export class OwnAccountController {
  constructor(private readonly account: OwnAccountService) {}

  /** Changes my password and signs me out everywhere else. */
  @Patch('password')
  @HttpCode(204)
  @Requires('session')
  @ApiNoContentResponse()
  changePassword(@CurrentActor() actor: Actor, @Body() body: ChangePasswordBody, @Req() req: Request): Promise<void> {
    return this.account.changePassword(actor, req.ip ?? 'unknown', body.current, body.next);
  }

  /** Where I am signed in. */
  @Get('sessions')
  @Requires('session')
  @ApiOkResponse({ type: OwnSessionsDto })
  async sessions(@CurrentActor() actor: Actor): Promise<Page<OwnSessionView>> {
    return { items: await this.account.sessions(actor), next: null };
  }

  /** Signs me out everywhere else. */
  @Delete('sessions')
  @HttpCode(204)
  @Requires('session')
  @ApiNoContentResponse()
  revokeOthers(@CurrentActor() actor: Actor): Promise<void> {
    return this.account.revokeOthers(actor);
  }

  /** Signs me out in one place. */
  @Delete('sessions/:id')
  @HttpCode(204)
  @Requires('session')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiNoContentResponse()
  revoke(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.account.revoke(actor, id);
  }
}
