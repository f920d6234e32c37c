import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { FieldProblem, Problem } from '@demarche/contracts/common';

class FieldProblemDto implements FieldProblem {
  @ApiProperty({ example: 'states.0', description: 'Path of the field in the request.' }) field: string;
  @ApiProperty({ example: 'reference.unknown' }) code: string;
  @ApiProperty() message: string;
}
/** RFC 9457, with a stable code. */
export class ProblemDto implements Problem {
  @ApiProperty({ example: 'about:blank' }) type: string;
  @ApiProperty({ example: 'Conflict' }) title: string;
  @ApiProperty({ example: 409 }) status: number;
  @ApiProperty({ example: 'version.stale', description: 'Stable; what a program decides by.' }) code: string;
  @ApiProperty() detail: string;
  @ApiPropertyOptional({ type: [FieldProblemDto] }) errors?: FieldProblemDto[];
  @ApiPropertyOptional({ description: 'With 410: the address at which the record stands now.' }) movedTo?: string;
  @ApiProperty({ format: 'uuid' }) requestId: string;
  @ApiPropertyOptional({ description: 'With 429 and 503.' }) retryAfterSeconds?: number;
}
