import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { writableLabels } from '@demarche/domain/permissions';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, Public, Requires } from '../../platform/access/requires.js';
import { cookieName, cookieOptions, sessionToken } from '../../platform/access/session-cookie.js';
import { Clock } from '../../platform/clock.js';
import { Config } from '../../platform/config.js';
import { DomainError } from '../../platform/domain-error.js';
import { requestId } from '../../platform/http/request-id.js';
import { SessionDto, SignInBody, UpdateSessionBody } from './session.dto.js';
import { actorOf, SessionsService } from './sessions.service.js';
import { TreatyOfDeployment } from './treaty-of-deployment.js';

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly treaty: TreatyOfDeployment,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Signs in: sets the session's cookie and answers who I am. */
  @Post()
  @Public('Whoever signs in has no session yet.')
  @ApiCreatedResponse({ type: SessionDto })
  async signIn(
    @Body() body: SignInBody,
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
  ): Promise<SessionDto> {
    const userAgent = req.headers['user-agent']?.slice(0, 300) ?? null;
    const visitor = { address: req.ip ?? 'unknown', userAgent, requestId: requestId(req) };
    const token = await this.sessions.signIn(body.email, body.password, visitor);
    res.cookie(cookieName(this.config), token, cookieOptions(this.config));
    return this.view(token, requestId(req));
  }

  /** Who I am, the offices I hold today, what I may do, and the token for the header x-csrf-token. */
  @Get()
  @Requires('session')
  @ApiOkResponse({ type: SessionDto })
  whoAmI(@Req() req: Request): Promise<SessionDto> {
    return this.view(sessionToken(req, this.config) ?? '', requestId(req));
  }

  /** Changes the office in which I act, or my time zone. */
  @Patch()
  @Requires('session')
  @ApiOkResponse({ type: SessionDto })
  async update(
    @CurrentActor() actor: Actor,
    @Body() body: UpdateSessionBody,
    @Req() req: Request,
  ): Promise<SessionDto> {
    await this.sessions.update(actor, body);
    return this.whoAmI(req);
  }

  /** Signs out. */
  @Delete()
  @HttpCode(204)
  @Requires('session')
  @ApiNoContentResponse()
  async signOut(@CurrentActor() actor: Actor, @Res({ passthrough: true }) res: Response): Promise<void> {
    await this.sessions.signOut(actor);
    res.clearCookie(cookieName(this.config), cookieOptions(this.config));
  }

  private async view(token: string, request: string): Promise<SessionDto> {
    const row = await this.sessions.row(token);
    if (!row) throw new DomainError('unauthenticated', 'session.required', 'Sign in first.');
    const actor = actorOf(row, request, this.clock.now());
    return {
      user: { id: row.user_id, name: row.name, email: row.email, zone: row.zone, language: row.language },
      offices: row.mandates,
      actingOfficeId: actor.actingOfficeId,
      roles: [...actor.roles],
      permissions: [...actor.permissions],
      readableLabels: [...actor.readable],
      writableLabels: writableLabels(actor.roles),
      csrfToken: row.csrf_token,
      serverTime: this.clock.instant(),
      today: this.clock.today(),
      treaty: await this.treaty.brief(),
      demo: row.demo,
    };
  }
}
