import type { INestApplicationContext } from '@nestjs/common';
import type { LetterView } from '@demarche/contracts/letters';
import { LetterDraftsService } from '../features/letters/letter-drafts.service.js';
import { LetterRegistryService } from '../features/letters/letter-registry.service.js';
import { LetterStepsService } from '../features/letters/letter-steps.service.js';
import { LetterTemplatesService } from '../features/letters/letter-templates.service.js';
import { type DemoLetter, type DemoReceived, LETTERS, OF_OTHERS, RECEIVED } from './letter-script.js';
import type { Stage } from './stage.js';

/** Something that happens on a day of the script. */
export interface Act {
  day: number;
  run: () => Promise<unknown>;
}
type Officers = ReadonlyMap<string, { personId: string; postId: string }>;

/** The correspondence of the demo world, each step on its day, so that references and clocks follow of themselves. */
export function letterActs(app: INestApplicationContext, stage: Stage, officers: Officers): Act[] {
  const letters = new Map<string, LetterView>();
  const post = (state: string) => ({ state, ...(officers.has(state) && { postId: officers.get(state)?.postId }) });
  const take = async ({ key, by }: DemoLetter, { day, step, reason }: DemoLetter['steps'][number]) => {
    const letter = known(letters, key);
    const request = {
      version: letter.version,
      ...(reason && { reason }),
      ...(step === 'send' && { channel: 'email' as const }),
    };
    letters.set(key, await app.get(LetterStepsService).take(await stage.actor(by, day), letter.id, step, request));
  };
  const receive = async ({ key, day, by, state, answers, ...letter }: DemoReceived) => {
    const request = { ...letter, ...post(state), receivedOn: stage.on(day), channel: 'email' as const };
    const answersId = answers && known(letters, answers).id;
    letters.set(
      key,
      await app.get(LetterRegistryService).received(await stage.actor(by, day), { ...request, answersId }),
    );
  };
  return [
    ...LETTERS.flatMap((letter) => [
      {
        day: letter.day,
        run: async () => letters.set(letter.key, await draft(app, stage, letter, letters, post(letter.state))),
      },
      ...letter.steps.map((step) => ({ day: step.day, run: () => take(letter, step) })),
    ]),
    ...RECEIVED.map((letter) => ({ day: letter.day, run: () => receive(letter) })),
    ...OF_OTHERS.map(({ day, by, ...letter }) => ({
      day,
      run: async () =>
        app.get(LetterRegistryService).ofOthers(await stage.actor(by, day), {
          ...letter,
          form: 'letter',
          sentOn: stage.on(day),
        }),
    })),
  ];
}

async function draft(
  app: INestApplicationContext,
  stage: Stage,
  { day, by, form, language, subject, body, asked, enclosures, label, listed, answers }: DemoLetter,
  letters: ReadonlyMap<string, LetterView>,
  to: { state: string; postId?: string },
): Promise<LetterView> {
  const { items } = await app.get(LetterTemplatesService).list({ form, language, limit: 1 });
  return app.get(LetterDraftsService).create(await stage.actor(by, day), {
    form,
    language,
    subject,
    body,
    asked,
    enclosures,
    label,
    ...to,
    templateId: body === undefined ? items[0]?.id : undefined,
    answersId: answers && known(letters, answers).id,
    signatoryId: stage.user(by),
    place: 'Geneva',
    ...(listed && { access: { userIds: [], officeIds: listed.map((key) => stage.office(key)) } }),
  });
}

function known(letters: ReadonlyMap<string, LetterView>, key: string): LetterView {
  const letter = letters.get(key);
  if (!letter) throw new Error(`The letter ${key} is not written yet.`);
  return letter;
}
