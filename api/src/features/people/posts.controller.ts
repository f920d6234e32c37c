import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../platform/access/requires.js';
import { IdParam } from '../../platform/http/id-param.js';
import { CreatePostBody, PostDto, PostsPageDto, PostsQuery, UpdatePostBody } from './posts.dto.js';
import { PostsService } from './posts.service.js';

@ApiTags('people')
@Controller('posts')
export class PostsController {
  constructor(private readonly posts: PostsService) {}

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
