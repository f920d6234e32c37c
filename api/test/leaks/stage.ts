import { startApp, type TestApp } from '../app.js';
import { Matrix } from './matrix.js';
import { type Mails, tellEverybody } from './news.js';
import { batchTogether, tieTogether } from './open.js';
import { plantEverything, type Planted } from './plant.js';
import { peopleTheWorld, type World } from './world.js';

/** Everything the matrix needs: who looks, what there is to be seen, and what everybody was told of it. */
export interface Stage {
  app: TestApp;
  world: World;
  planted: Planted[];
  mails: Mails;
  matrix: Matrix;
}

export async function setTheStage(): Promise<Stage> {
  const app = await startApp({ DEMARCHE_TREATY: 'ccm', SMTP_URL: 'smtp://127.0.0.1:9', LOG_LEVEL: 'info' });
  const world = await peopleTheWorld(app);
  const planted = await plantEverything(world);
  await tieTogether(world.planter, world.open, planted);
  await batchTogether(app, world.planter, world.open, planted);
  const mails = await tellEverybody(world, planted);
  return { app, world, planted, mails, matrix: new Matrix(world, planted) };
}
