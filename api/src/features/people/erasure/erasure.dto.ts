import { ApiProperty } from '@nestjs/swagger';
import { MinLength } from 'class-validator';
import type { ErasePersonRequest } from '@demarche/contracts/people';
import { IsLine, IsVersion } from '../../../platform/http/fields.js';

export class ErasePersonBody implements ErasePersonRequest {
  @IsVersion()
  version: number;

  @ApiProperty({ example: 'Asked for by the person', description: 'Stays in the audit: name nobody in it.' })
  @MinLength(3, { message: 'must hold at least 3 characters' })
  @IsLine(500)
  reason: string;
}
