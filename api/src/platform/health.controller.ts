import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Public } from './access/requires.js';

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly db: DataSource) {}

  /** The process answers. */
  @Get('live')
  @Public('Probes carry no session.')
  @ApiOkResponse({ schema: { example: { status: 'live' } } })
  live(): { status: string } {
    return { status: 'live' };
  }

  /** The process can serve: its database answers. 503 otherwise. */
  @Get('ready')
  @Public('Probes carry no session.')
  @ApiOkResponse({ schema: { example: { status: 'ready' } } })
  async ready(): Promise<{ status: string }> {
    await this.db.query('SELECT 1');
    return { status: 'ready' };
  }
}
