import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SubjectKinds } from '../../platform/audit/subject-kinds.js';
import { Administrators } from './administrators.js';
import { Mandate } from './mandate.entity.js';
import { MandatesService } from './mandates.service.js';
import { Office } from './office.entity.js';
import { OfficesController } from './offices.controller.js';
import { OfficesService } from './offices.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Office, Mandate])],
  controllers: [OfficesController],
  providers: [OfficesService, MandatesService, Administrators],
  exports: [OfficesService, MandatesService],
})
export class OfficesModule {
  constructor(kinds: SubjectKinds) {
    kinds.declare('office', 'office.read');
  }
}
