import { Injectable, SetMetadata } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';

export interface Schedule {
  /** Name of the schedule and of its jobs: `reminder-sweep`. */
  readonly name: string;
  /** Five cron fields, in UTC. */
  readonly pattern: string;
}
export type JobHandler = (data: never) => Promise<void>;

const JOB = 'demarche:job';
const SCHEDULE = 'demarche:schedule';

/** Marks the method that does the jobs of this name. Delivery is at least once: it must bear being called twice. */
export const HandlesJob = (name: string) => SetMetadata(JOB, name);

/** Marks a method that runs by the clock. Declared beside its handler; the job process collects and prints them at its start. */
export const Scheduled = (schedule: Schedule) => SetMetadata(SCHEDULE, schedule);

/** What the features declared: handlers by job name, and the schedules. */
@Injectable()
export class JobHandlers {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** Throws where two methods claim one name. */
  collect(): { handlers: Map<string, JobHandler>; schedules: Schedule[] } {
    const handlers = new Map<string, JobHandler>();
    const schedules: Schedule[] = [];
    for (const provider of this.discovery.getProviders()) {
      const instance: unknown = provider.instance;
      if (!instance || typeof instance !== 'object') continue;
      for (const method of this.methodsOf(instance)) {
        const schedule = this.reflector.get<Schedule | undefined>(SCHEDULE, method);
        const name = schedule?.name ?? this.reflector.get<string | undefined>(JOB, method);
        if (!name) continue;
        if (handlers.has(name)) throw new Error(`Two methods handle the job ${name}.`);
        handlers.set(name, method.bind<JobHandler>(instance));
        if (schedule) schedules.push(schedule);
      }
    }
    return { handlers, schedules };
  }

  private methodsOf(instance: object): JobHandler[] {
    const prototype = Object.getPrototypeOf(instance) as object | null;
    if (!prototype) return [];
    return this.scanner
      .getAllMethodNames(prototype)
      .map((name) => (instance as Record<string, unknown>)[name])
      .filter((method): method is JobHandler => typeof method === 'function');
  }
}
