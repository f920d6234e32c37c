import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActorLoader } from '../../platform/access/actor.js';
import { ReadersService } from './readers.service.js';
import { SessionController } from './session.controller.js';
import { SessionsService } from './sessions.service.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { TreatyOfDeployment } from './treaty-of-deployment.js';
import { User } from './user.entity.js';

/** Global for its ActorLoader alone: the guard of every route asks it. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([User])],
  controllers: [SessionController],
  providers: [
    SessionsService,
    SignInThrottle,
    ReadersService,
    { provide: ActorLoader, useExisting: SessionsService },
    { provide: TreatyOfDeployment, useValue: { brief: () => Promise.resolve(null) } },
  ],
  exports: [ActorLoader, SessionsService, ReadersService, TreatyOfDeployment],
})
export class UsersModule {}
