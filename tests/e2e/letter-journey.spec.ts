import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../stack/browser.js';
import { textOfDocx } from '../stack/office-file.js';
import { type Stack, startStack } from '../stack/stack.js';
import { signIn } from './acts.js';

/** A note verbale in French, from its template to the answer that stops its clock. */
describe('a note verbale', () => {
  let stack: Stack;
  let browser: Browser;
  let page: Page;
  let faults: string[];
  let address = '';
  beforeAll(async () => {
    [stack, browser] = await Promise.all([startStack('PostgreSQL'), openBrowser()]);
    ({ page, faults } = await openPage(browser));
    await signIn(page, `${stack.url}/letters/new?to=DJI`, 'isu');
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  });

  const toast = (text: RegExp | string) => page.getByText(text).first().waitFor();
  const step = (name: string) => page.getByRole('button', { name, exact: true });
  const clockOf = async (ref: string) =>
    (
      await stack.sql<{ status: string; tasks: { status: string }[] }>(
        `SELECT l.status, (SELECT coalesce(json_agg(json_build_object('status', t.status)), '[]') FROM task t
           WHERE t.engagement_id = l.engagement_id) AS tasks FROM letter l WHERE l.our_ref = $1`,
        [ref],
      )
    )[0];

  it('is drafted from its template: addressed, composed in French, its gap named', async () => {
    const addressee = page.getByRole('combobox', { name: 'Addressee' });
    await addressee.click();
    await page.getByRole('option', { name: /Permanent Mission of Djibouti/ }).click();
    await page
      .getByLabel('Template')
      .selectOption({ label: 'Adhérer à la Convention (note verbale) · Note verbale, French' });
    const paper = page.locator('.paper');
    await paper.getByText('NOTE VERBALE').waitFor();
    await paper.getByText('présente ses compliments', { exact: false }).waitFor();
    // A signatory is asked to ratify: the other parts of the template are left out.
    await paper.getByText('la ratification de la Convention', { exact: false }).waitFor();
    expect(await paper.getByText('l’adhésion à la Convention').count()).toBe(0);
    expect(await paper.locator('.merge--gap').allTextContents()).toContain('date de l’entretien');
    await page.getByLabel('Dated from').fill('Genève');
    await page.setInputFiles('input[type=file]', {
      name: 'Dossier de ratification.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Dossier'),
    });
    await page.getByRole('link', { name: /Dossier de ratification/ }).waitFor();
    await page.getByRole('button', { name: /^Keep draft/ }).click();
    await toast('Draft kept in the register');
    await page.waitForURL(/\/letters\/[\da-f-]{36}$/);
    address = new URL(page.url()).pathname;
  });

  it('is not cleared while something is missing; then it is, with its reference, and can be taken back', async () => {
    await page.getByText('Fill in: date de l’entretien').waitFor();
    await step('Clear').click();
    await page.getByRole('alert').getByText('Something is still to be filled in').waitFor();
    await step('Change').click();
    await page.getByLabel('date de l’entretien').fill('12 décembre');
    await page.locator('.paper .merge', { hasText: '12 décembre' }).waitFor();
    await page.getByRole('button', { name: /^Save changes/ }).click();
    await toast('Letter changed');
    await step('Clear').click();
    await toast(/^Cleared as ISU\/\d{4}\/\d{3}$/);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await step('Clear').click();
    await toast(/^Cleared as ISU\//);
  });

  it('is signed and sent; the file that leaves reads as the screen does', async () => {
    await step('Sign').click();
    await toast('Signed');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'DOCX' }).click(),
    ]);
    const pages = await textOfDocx(await readFile(await download.path()));
    expect(pages.text).toContain('présente ses compliments');
    expect(pages.text).toContain('12 décembre');
    expect(pages.text).not.toContain('{{');
    if (pages.count !== undefined) expect(pages.count).toBeLessThanOrEqual(2);
    await step('Send').click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('radio', { name: 'E-mail' }).click();
    await sheet.getByRole('button', { name: 'Send' }).click();
    await toast(/sent: it stands among the contacts/);
    const ref = (await page.locator('.paper .ref .merge').textContent()) ?? '';
    expect(download.suggestedFilename()).toBe(`${ref.replaceAll('/', '-')} DJI.docx`);
    expect(await clockOf(ref)).toEqual({ status: 'sent', tasks: [{ status: 'open' }] });
  });

  it('is answered: the note is registered, linked both ways, and the clock stops', async () => {
    const ref = (await page.locator('.paper .ref .merge').textContent()) ?? '';
    await page.getByRole('link', { name: 'Register the answer' }).click();
    await page.getByRole('button', { name: `Take ${ref} away` }).waitFor();
    await page.getByLabel('Their reference').fill('MP/7 (fictional)');
    await page.getByLabel('Subject').fill('La réunion du 12 décembre');
    await page.getByRole('button', { name: /^Register letter/ }).click();
    await toast('Letter registered');
    await page.getByRole('complementary').getByRole('link', { name: ref }).click();
    await page.getByText('The answer', { exact: true }).waitFor();
    expect(new URL(page.url()).pathname).toBe(address);
    expect(await clockOf(ref)).toEqual({ status: 'replied', tasks: [{ status: 'done' }] });
    await page.getByRole('complementary').getByRole('link', { name: 'La réunion du 12 décembre' }).waitFor();
    await page.goto(`${stack.url}/letters?state=DJI&status=replied`);
    await page
      .getByRole('row', { name: new RegExp(ref) })
      .getByText('Answered')
      .first()
      .waitFor();
    expect(faults).toEqual([]);
  });
});
