import { ApiProperty } from '@nestjs/swagger';
import type { StateContacts } from '@demarche/contracts/people';
import { UserRefDto } from '../../platform/http/references.dto.js';
import { FlagDto } from './flags/flag.dto.js';
import { PostDto } from './posts.dto.js';

class FlaggedPersonDto {
  @ApiProperty({ type: UserRefDto }) person: UserRefDto;
  @ApiProperty({ type: FlagDto }) flag: FlagDto;
}
class LeadMinistryDto {
  @ApiProperty({ type: UserRefDto }) institution: UserRefDto;
  @ApiProperty({ type: FlagDto }) flag: FlagDto;
}
export class StateContactsDto implements StateContacts {
  @ApiProperty({ type: [PostDto] }) posts: PostDto[];
  @ApiProperty({ description: 'Whether there are more posts: GET /api/posts tells them.' }) more: boolean;
  @ApiProperty({ type: [FlaggedPersonDto] }) flagged: FlaggedPersonDto[];
  @ApiProperty({ type: [LeadMinistryDto] }) leadMinistries: LeadMinistryDto[];
}
