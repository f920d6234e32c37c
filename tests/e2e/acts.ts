import type { Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../stack/stack.js';

export type DemoAccount = 'isu' | 'presidency' | 'coordinator' | 'partner' | 'admin';

/** Signs in by the form, from whatever address asked for it, and waits for the page behind it. */
export async function signIn(page: Page, url: string, account: DemoAccount): Promise<void> {
  await page.goto(url);
  await page.getByLabel('E-mail address').fill(`${account}@demo.example`);
  await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Main' }).first().waitFor();
}
