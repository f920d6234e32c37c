import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Mandate } from './mandate.entity.js';
import { Office } from './office.entity.js';

@Module({ imports: [TypeOrmModule.forFeature([Office, Mandate])] })
export class OfficesModule {}
