import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { AuditEntryView } from '@demarche/contracts/audit';
import type { Page } from '@demarche/contracts/common';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../platform/access/requires.js';
import { AuditReader } from './audit-reader.service.js';
import { AuditPageDto, AuditQuery } from './audit.dto.js';

@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(private readonly audit: AuditReader) {}

  /** Who did what, latest first. Auditors see all of it, the others the history of a record they may read. */
  @Get()
  @Requires('session')
  @ApiOkResponse({ type: AuditPageDto })
  list(@CurrentActor() actor: Actor, @Query() query: AuditQuery): Promise<Page<AuditEntryView>> {
    return this.audit.list(actor, query);
  }
}
