import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Page } from '@demarche/contracts/common';
import type { MandateRecord, OfficeView } from '@demarche/contracts/offices';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../platform/access/requires.js';
import { IdParam } from '../../platform/http/id-param.js';
import { MandatesService } from './mandates.service.js';
import {
  CreateMandateBody,
  CreateOfficeBody,
  MandateListDto,
  MandateRecordDto,
  OfficeDto,
  OfficePageDto,
  OfficesQuery,
  UpdateMandateBody,
  UpdateOfficeBody,
} from './offices.dto.js';
import { OfficesService } from './offices.service.js';

@ApiTags('offices')
@Controller('offices')
export class OfficesController {
  constructor(
    private readonly offices: OfficesService,
    private readonly mandates: MandatesService,
  ) {}

  /** Our side, by name, with who holds each office today. */
  @Get()
  @Requires('office.read')
  @ApiOkResponse({ type: OfficePageDto })
  list(@CurrentActor() actor: Actor, @Query() query: OfficesQuery): Promise<Page<OfficeView>> {
    return this.offices.list(actor, query);
  }

  @Post()
  @Requires('office.manage')
  @ApiCreatedResponse({ type: OfficeDto })
  create(@CurrentActor() actor: Actor, @Body() body: CreateOfficeBody): Promise<OfficeView> {
    return this.offices.create(actor, body);
  }

  @Patch(':id')
  @Requires('office.manage')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: OfficeDto })
  update(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: UpdateOfficeBody): Promise<OfficeView> {
    return this.offices.update(actor, id, body);
  }

  /** Everybody who held, holds or will hold the office, latest first. */
  @Get(':id/mandates')
  @Requires('office.read')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: MandateListDto })
  async listMandates(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<Page<MandateRecord>> {
    return { items: await this.mandates.list(actor, id), next: null };
  }

  /** Gives the office to somebody from a day to a day, both included. */
  @Post(':id/mandates')
  @Requires('office.manage')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiCreatedResponse({ type: MandateRecordDto })
  createMandate(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: CreateMandateBody,
  ): Promise<MandateRecord> {
    return this.mandates.create(actor, id, body);
  }

  /** Ends or moves a mandate. */
  @Patch(':id/mandates/:mandateId')
  @Requires('office.manage')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiParam({ name: 'mandateId', format: 'uuid' })
  @ApiOkResponse({ type: MandateRecordDto })
  updateMandate(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('mandateId') mandateId: string,
    @Body() body: UpdateMandateBody,
  ): Promise<MandateRecord> {
    return this.mandates.update(actor, id, mandateId, body);
  }
}
