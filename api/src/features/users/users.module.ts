import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActorLoader } from '../../platform/access/actor.js';
import { ReadersService } from './readers.service.js';
import { SubjectKinds } from '../../platform/audit/subject-kinds.js';
import { OwnAccountController } from './own-account.controller.js';
import { OwnAccountService } from './own-account.service.js';
import { SessionController } from './session.controller.js';
import { SessionsService } from './sessions.service.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { User } from './user.entity.js';
import { UsersController } from './users.controller.js';
import { UsersService } from './users.service.js';

/** Global for its ActorLoader alone: the guard of every route asks it. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([User])],
  controllers: [SessionController, OwnAccountController, UsersController],
  providers: [
    SessionsService,
    UsersService,
    OwnAccountService,
    SignInThrottle,
    ReadersService,
    { provide: ActorLoader, useExisting: SessionsService },
  ],
  exports: [ActorLoader, SessionsService, ReadersService],
})
export class UsersModule {
  constructor(kinds: SubjectKinds) {
    kinds.declare('user', 'account.manage');
    kinds.declare('session', 'account.manage');
  }
}
