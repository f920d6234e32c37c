import { Module } from '@nestjs/common';
import { StatesModule } from '../states/states.module.js';
import { VotesController } from './votes.controller.js';
import { VotesQueries } from './votes.queries.js';
import { VotesService } from './votes.service.js';

@Module({ imports: [StatesModule], controllers: [VotesController], providers: [VotesQueries, VotesService] })
export class VotesModule {}
