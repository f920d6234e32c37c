import type { INestApplicationContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import type { DataSource } from 'typeorm';
import { createFirstAdministrator } from '../admin/first-administrator.js';
import { MandatesService } from '../features/offices/mandates.service.js';
import { OfficesService } from '../features/offices/offices.service.js';
import { UsersService } from '../features/users/users.service.js';
import { firstRow } from '../platform/database/query.js';
import { ADMINISTRATOR, SEATS } from './cast.js';
import { BEGINS } from './script.js';
import type { Stage } from './stage.js';

/** Accounts, offices and mandates: the administrator at the console, the others by the administrator. Nobody can sign in yet. */
export async function makeCast(app: INestApplicationContext, db: DataSource, stage: Stage): Promise<void> {
  const password = randomUUID();
  await createFirstAdministrator(db, { ...ADMINISTRATOR, password }, stage.at(BEGINS));
  const first = await firstRow<{ user_id: string; office_id: string }>(
    stage.em,
    sql`SELECT user_id, office_id FROM mandate WHERE role = 'administrator'`,
  );
  if (!first) throw new Error('The administrator was not made.');
  stage.enter('admin', first.user_id, first.office_id);
  const admin = await stage.actor('admin', BEGINS);
  for (const { key, email, name, zone, role, office } of SEATS) {
    const user = await app.get(UsersService).create(admin, { email, name, password, zone });
    const { id } = await app.get(OfficesService).create(admin, office);
    await app.get(MandatesService).create(admin, id, { userId: user.id, role, from: stage.on(BEGINS) });
    stage.enter(key, user.id, id);
  }
}
