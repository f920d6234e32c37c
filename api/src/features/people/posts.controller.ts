import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../platform/access/requires.js';
import { IdParam } from '../../platform/http/id-param.js';
import {
  CreatePostBody,
  PostDto,
  PostHoldingDto,
  PostsPageDto,
  PostsQuery,
  SuccessionBody,
  UpdatePostBody,
} from './posts.dto.js';
import { PostsService } from './posts.service.js';
import { SuccessionsService } from './successions.service.js';

@ApiTags('people')
@Controller('posts')
export class PostsController {
  constructor(
    private readonly posts: PostsService,
    private readonly successions: SuccessionsService,
  ) {}

  /** Posts by title. */
  @Get()
  @Requires('person.read')
  @ApiOkResponse({ type: PostsPageDto })
  list(@CurrentActor() actor: Actor, @Query() query: PostsQuery): Promise<PostsPageDto> {
    return this.posts.list(actor, query);
  }

  @Get(':id')
  @Requires('person.read')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: PostDto })
  one(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<PostDto> {
    return this.posts.one(actor, id);
  }

  /** Who held the post over time, the latest first. */
  @Get(':id/holdings')
  @Requires('person.read')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: [PostHoldingDto] })
  holdings(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<PostHoldingDto[]> {
    return this.posts.holdings(actor, id);
  }

  /** The holder changes: who held it until now ends the day before, who comes after begins. */
  @Post(':id/holder')
  @Requires('person.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiCreatedResponse({ type: PostDto })
  hold(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: SuccessionBody): Promise<PostDto> {
    return this.successions.hold(actor, id, body);
  }

  @Post()
  @Requires('person.write')
  @ApiCreatedResponse({ type: PostDto })
  create(@CurrentActor() actor: Actor, @Body() body: CreatePostBody): Promise<PostDto> {
    return this.posts.create(actor, body);
  }

  @Patch(':id')
  @Requires('person.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: PostDto })
  update(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: UpdatePostBody): Promise<PostDto> {
    return this.posts.update(actor, id, body);
  }
}
