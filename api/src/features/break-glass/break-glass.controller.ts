import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { BreakGlassGrant } from '@demarche/contracts/audit';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../platform/access/requires.js';
import { BreakGlassBody, BreakGlassDto } from './break-glass.dto.js';
import { BreakGlassService } from './break-glass.service.js';

@ApiTags('audit')
@Controller('break-glass')
export class BreakGlassController {
  constructor(private readonly breakGlass: BreakGlassService) {}

  /** Opens one restricted record to me for an hour. Its owner is told. */
  @Post()
  @Requires('break_glass')
  @ApiCreatedResponse({ type: BreakGlassDto })
  use(@CurrentActor() actor: Actor, @Body() body: BreakGlassBody): Promise<BreakGlassGrant> {
    return this.breakGlass.use(actor, body);
  }
}
