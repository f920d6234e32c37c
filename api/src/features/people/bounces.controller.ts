import { Body, Controller, Delete, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../platform/access/requires.js';
import { Transactions } from '../../platform/database/transactions.js';
import { IdParam } from '../../platform/http/id-param.js';
import { BouncesService } from './bounces.service.js';
import { PersonDto } from './people.dto.js';
import { PeopleService } from './people.service.js';
import { todayOf } from './post-expressions.js';
import { BounceBody, PostDto, VersionBody } from './posts.dto.js';
import { PostsService } from './posts.service.js';

@ApiTags('people')
@Controller()
export class BouncesController {
  constructor(
    private readonly transactions: Transactions,
    private readonly bounces: BouncesService,
    private readonly posts: PostsService,
    private readonly people: PeopleService,
  ) {}

  /** Mail to the post's address came back. */
  @Post('posts/:id/bounce')
  @Requires('person.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiCreatedResponse({ type: PostDto })
  markPost(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: BounceBody): Promise<PostDto> {
    return this.transactions.run(async (em) => {
      await this.bounces.markPost(em, actor, id, body.version, bounceOf(actor, body));
      return this.posts.one(actor, id, em);
    });
  }

  /** The post's address works again. */
  @Delete('posts/:id/bounce')
  @Requires('person.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: PostDto })
  clearPost(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: VersionBody): Promise<PostDto> {
    return this.transactions.run(async (em) => {
      await this.bounces.markPost(em, actor, id, body.version, null);
      return this.posts.one(actor, id, em);
    });
  }

  /** Mail to the person's address came back. */
  @Post('people/:id/bounce')
  @Requires('person.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiCreatedResponse({ type: PersonDto })
  markPerson(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: BounceBody): Promise<PersonDto> {
    return this.transactions.run(async (em) => {
      await this.bounces.markPerson(em, actor, id, body.version, bounceOf(actor, body));
      return this.people.one(actor, id, em);
    });
  }

  /** The person's address works again. */
  @Delete('people/:id/bounce')
  @Requires('person.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: PersonDto })
  clearPerson(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: VersionBody): Promise<PersonDto> {
    return this.transactions.run(async (em) => {
      await this.bounces.markPerson(em, actor, id, body.version, null);
      return this.people.one(actor, id, em);
    });
  }
}

const bounceOf = (actor: Actor, { on, reason }: BounceBody) => ({ on: on ?? todayOf(actor), reason: reason ?? null });
