import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { HoldingsService } from './holdings.service.js';
import { Institution } from './institution.entity.js';
import { InstitutionsController } from './institutions.controller.js';
import { InstitutionsService } from './institutions.service.js';
import { PeopleController } from './people.controller.js';
import { PeopleService } from './people.service.js';
import { Person } from './person.entity.js';
import { PostHolding } from './post-holding.entity.js';
import { Post } from './post.entity.js';
import { PostsController } from './posts.controller.js';
import { PostsService } from './posts.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Institution, Post, Person, PostHolding])],
  controllers: [PeopleController, PostsController, InstitutionsController],
  providers: [PeopleService, PostsService, HoldingsService, InstitutionsService],
  exports: [PeopleService, PostsService],
})
export class PeopleModule {}
