import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from '../../platform/config.js';
import { Attachment } from './attachment.entity.js';
import { ContentLock } from './content-lock.js';
import { FileIntake } from './file-intake.service.js';
import { FileSweepService } from './file-sweep.service.js';
import { FileJobs } from './file.jobs.js';
import { FilesController } from './files.controller.js';
import { FilesService } from './files.service.js';
import { FileInspector } from './inspect/file-inspector.service.js';
import { OwnFilesService } from './own-files.service.js';
import { scannerFor, VirusScanner } from './scan/virus-scanner.js';
import { Spool } from './spool.js';
import { FileStore } from './store/file-store.js';
import { storeFor } from './store/store-for.js';

@Module({
  imports: [TypeOrmModule.forFeature([Attachment])],
  controllers: [FilesController],
  providers: [
    { provide: FileStore, useFactory: storeFor, inject: [Config] },
    { provide: VirusScanner, useFactory: scannerFor, inject: [Config] },
    { provide: Spool, useFactory: (store: FileStore) => new Spool(store.incoming), inject: [FileStore] },
    FileInspector,
    FileIntake,
    ContentLock,
    FilesService,
    OwnFilesService,
    FileSweepService,
    FileJobs,
  ],
  exports: [FilesService, FileIntake, Spool],
})
export class FilesModule {}
