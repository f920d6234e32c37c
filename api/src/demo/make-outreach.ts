import type { INestApplicationContext } from '@nestjs/common';
import { AssignmentsService } from '../features/assignments/assignments.service.js';
import { EngagementLogService } from '../features/engagements/engagement-log.service.js';
import { PeopleService } from '../features/people/people.service.js';
import { PostsService } from '../features/people/posts.service.js';
import { TasksService } from '../features/tasks/tasks.service.js';
import { letterActs } from './make-letters.js';
import { BEGINS, CONTACTS, type DemoContact, LOOKED_AFTER, MISSIONS, TASKS } from './script.js';
import { makeContacts } from './make-contacts.js';
import type { Stage } from './stage.js';

export interface Officer {
  personId: string;
  postId: string;
}

/** A few months of fictional outreach, day by day, through the services: audit, reminders and labels follow of themselves. */
export async function makeOutreach(
  app: INestApplicationContext,
  stage: Stage,
  stateName: (iso3: string) => string,
): Promise<void> {
  const officers = await makeOfficers(app, stage, stateName);
  await makeContacts(app, stage, stateName, officers);
  await lookAfter(app, stage);
  const acts = [
    ...CONTACTS.map((contact) => ({ day: contact.day, run: () => makeContact(app, stage, contact, officers) })),
    ...TASKS.map((task) => ({ day: task.day, run: () => makeTask(app, stage, task) })),
    ...letterActs(app, stage, officers),
  ];
  for (const act of acts.sort((a, b) => a.day - b.day)) await act.run();
}

async function makeOfficers(
  app: INestApplicationContext,
  stage: Stage,
  stateName: (iso3: string) => string,
): Promise<Map<string, Officer>> {
  const isu = await stage.actor('isu', BEGINS);
  const officers = new Map<string, Officer>();
  for (const [i, { state, city }] of MISSIONS.entries()) {
    const post = await app.get(PostsService).create(isu, {
      function: 'Counsellor (fictional)',
      institution: {
        name: `Permanent Mission of ${stateName(state)} (fictional)`,
        kind: 'permanent_mission',
        state,
        city,
      },
    });
    const person = await app.get(PeopleService).create(isu, {
      name: `Officer ${String.fromCharCode(65 + i)} (fictional)`,
      source: 'Invented for the demo',
      holding: { postId: post.id, from: stage.on(BEGINS) },
    });
    officers.set(state, { personId: person.id, postId: post.id });
  }
  return officers;
}

async function lookAfter(app: INestApplicationContext, stage: Stage): Promise<void> {
  const isu = await stage.actor('isu', BEGINS);
  for (const { state, by, tier, nextStep, due } of LOOKED_AFTER) {
    await app.get(AssignmentsService).assign(isu, state, {
      officeId: stage.office(by),
      tier,
      nextStep,
      nextStepDueOn: due === undefined ? undefined : stage.on(due),
    });
  }
}

async function makeContact(
  app: INestApplicationContext,
  stage: Stage,
  { day, by, on, met, followUp, ...contact }: DemoContact,
  officers: ReadonlyMap<string, Officer>,
): Promise<void> {
  await app.get(EngagementLogService).create(await stage.actor(by, day), {
    ...contact,
    status: on === undefined ? 'held' : 'planned',
    on: stage.on(on ?? day),
    peopleMet: met ? contact.states.flatMap((state) => officers.get(state) ?? []) : [],
    ...(followUp && {
      followUp: { title: followUp.title, dueOn: stage.on(followUp.due), assigneeUserId: stage.user(followUp.to) },
    }),
  });
}

async function makeTask(app: INestApplicationContext, stage: Stage, task: (typeof TASKS)[number]): Promise<void> {
  const { title, state, priority, label } = task;
  // In capitals: the office, whoever holds it.
  const office = task.to === task.to.toUpperCase();
  const { id } = await app.get(TasksService).create(await stage.actor(task.by, task.day), {
    title,
    state,
    priority,
    label,
    dueOn: stage.on(task.due),
    ...(office ? { assigneeOfficeId: stage.office(task.to.toLowerCase()) } : { assigneeUserId: stage.user(task.to) }),
  });
  if (task.done !== undefined) await app.get(TasksService).close(await stage.actor(task.to, task.done), id, 1);
}
