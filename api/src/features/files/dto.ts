import { ApiProperty } from '@nestjs/swagger';
import type { AttachmentRef, FileView } from '@demarche/contracts/files';
import { FILE_KINDS } from '@demarche/domain/file-kind';
import { IsVersion } from '../../platform/http/fields.js';
import { RecordDto, UserRefDto } from '../../platform/http/references.dto.js';

const MEDIA_TYPES = Object.values(FILE_KINDS).map(({ mediaType }) => mediaType);

export class AttachmentDto implements AttachmentRef {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'Note verbale.pdf' }) name: string;
  @ApiProperty({ enum: MEDIA_TYPES }) mediaType: string;
  @ApiProperty({ description: 'Bytes.' }) size: number;
}

class FileSubjectDto {
  @ApiProperty({ example: 'engagement' }) kind: string;
  @ApiProperty({ format: 'uuid' }) id: string;
}
export class FileDto extends RecordDto implements FileView {
  @ApiProperty({ example: 'Note verbale.pdf' }) name: string;
  @ApiProperty({ enum: MEDIA_TYPES, description: 'Told by the content, whatever the name says.' }) mediaType: string;
  @ApiProperty({ description: 'Bytes.' }) size: number;
  @ApiProperty({ description: 'Of the content, hexadecimal.' }) sha256: string;
  @ApiProperty({ type: FileSubjectDto, nullable: true }) subject: FileSubjectDto | null;
  @ApiProperty({ type: UserRefDto, nullable: true }) owner: UserRefDto | null;
}

export class DeleteFileBody {
  @IsVersion()
  version: number;
}
