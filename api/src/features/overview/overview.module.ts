import { Module } from '@nestjs/common';
import { StatesModule } from '../states/states.module.js';
import { StatePageController } from './state-page.controller.js';

@Module({ imports: [StatesModule], controllers: [StatePageController] })
export class OverviewModule {}
