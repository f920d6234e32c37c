import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountOf } from '../shots/account.js';
import { openBrowser, openPage } from '../stack/browser.js';
import { type Stack, startStack } from '../stack/stack.js';
import { signIn } from './acts.js';

interface Letter {
  id: string;
  version: number;
  ourRef: string;
  engagementId: string;
}

/** An answer that somebody drops as an .eml: the clock of the letter that it answers stops with the yes, and only then. */
describe('a mail that answers', () => {
  let stack: Stack;
  let browser: Browser;
  let page: Page;
  let faults: string[];
  let letter: Letter;

  beforeAll(async () => {
    [stack, browser] = await Promise.all([startStack('PostgreSQL'), openBrowser()]);
    const isu = await accountOf(stack, 'isu');
    const body = { state: 'KEN', form: 'non_paper', subject: 'Points for May', body: 'Three points.', place: 'Geneva' };
    letter = await isu.post<Letter>('letters', body);
    for (const step of ['clear', 'send'])
      letter = await isu.post<Letter>(`letters/${letter.id}/steps/${step}`, { version: letter.version });
    ({ page, faults } = await openPage(browser));
    await signIn(page, `${stack.url}/mail`, 'isu');
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  });

  const clock = () =>
    stack.sql<{ letter: string; task: string }>(
      `SELECT l.status AS letter, t.status AS task FROM letter l JOIN task t ON t.engagement_id = l.engagement_id
       WHERE l.id = $1`,
      [letter.id],
    );
  const mail = () =>
    [
      'From: Third Secretary <third.secretary@foreign.gov.ke>',
      'To: isu@demo.example',
      `Subject: Re: ${letter.ourRef}`,
      'Message-ID: <answer@foreign.gov.ke>',
      `Date: ${new Date().toUTCString()}`,
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>We agree to all three.</p><img src="https://spy.example/pixel.png"><script>document.title = "run"</script>',
      '<p>On Monday, 23 November 2026, ISU wrote:</p><blockquote>Three points.</blockquote>',
    ].join('\r\n');

  it('is dropped, and waits as plain text with what it seems to be', async () => {
    await page.setInputFiles('input[type=file]', { name: 'a.eml', mimeType: '', buffer: Buffer.from('no mail') });
    await page.getByText('This is no e-mail as it went over the net.').waitFor();
    const file = { name: 'answer.eml', mimeType: 'message/rfc822', buffer: Buffer.from(mail()) };
    await page.setInputFiles('input[type=file]', file);
    await page.getByText(/came in$/).waitFor();
    await page.getByRole('link', { name: `Re: ${letter.ourRef}` }).click();
    await page.locator('.mail-text', { hasText: 'We agree to all three.' }).first().waitFor();
    expect(await page.locator('.mail-text').first().textContent()).toBe('We agree to all three.');
    expect(await page.locator('main img').count()).toBe(0);
    expect(await page.getByLabel('Answers our letter').inputValue()).toBe(letter.id);
    expect(await clock()).toEqual([{ letter: 'sent', task: 'open' }]);
  });

  it('is saved as a letter with a yes, and the clock stops', async () => {
    await page.getByRole('button', { name: /^Save the letter/ }).click();
    await page.getByText('Saved as a letter to us').first().waitFor();
    expect(await clock()).toEqual([{ letter: 'replied', task: 'done' }]);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await page.getByText('It waits again').first().waitFor();
    expect((await clock()).map((row) => row.letter)).toContain('sent');
    await page.getByRole('button', { name: /^Save the letter/ }).click();
    await page.getByText('Saved as a letter to us').first().waitFor();
    await page
      .getByRole('complementary')
      .getByRole('link', { name: `Re: ${letter.ourRef}` })
      .click();
    await page.waitForURL(/\/letters\//);
    expect((await clock()).every((row) => row.letter === 'replied')).toBe(true);
  });

  it('is noted on, with a mention', async () => {
    const field = page.getByRole('textbox', { name: 'A note' });
    await field.scrollIntoViewIfNeeded();
    await field.pressSequentially('Thank them, @coord');
    await page.getByRole('option', { name: /Coordinator/ }).waitFor();
    await field.press('Enter');
    await field.press('Control+Enter');
    await page.locator('.note-text .mention', { hasText: '@Coordinator' }).waitFor();
    await page.getByRole('button', { name: 'Delete this note' }).click();
    await page.getByRole('button', { name: /^Undo/ }).click();
    await page.locator('.note-text .mention').waitFor();
    const told = await stack.sql(`SELECT 1 FROM notification WHERE kind = 'note_mention' AND note_id IN (
      SELECT id FROM note WHERE subject_kind = 'letter')`);
    expect(told).toHaveLength(1);
    expect(faults).toEqual([]);
  });
});
