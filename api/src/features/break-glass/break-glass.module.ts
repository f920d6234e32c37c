import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { BreakGlassController } from './break-glass.controller.js';
import { BreakGlassInterceptor } from './break-glass.interceptor.js';
import { BreakGlassService } from './break-glass.service.js';

@Module({
  controllers: [BreakGlassController],
  providers: [BreakGlassService, { provide: APP_INTERCEPTOR, useClass: BreakGlassInterceptor }],
})
export class BreakGlassModule {}
