import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { setting } from './test-database.js';

/** A real browser, and what it saw that should not be. */
export interface TestBrowser {
  /** A page in a browser context of its own: no cookies of another. */
  newPage(): Promise<WatchedPage>;
  close(): Promise<void>;
}

export interface WatchedPage {
  readonly page: Page;
  /** Errors of the console, and requests that left the origin. */
  readonly complaints: readonly string[];
  /** What axe finds against WCAG 2.2 A and AA, by rule and place. */
  violations(): Promise<string[]>;
  /** Keeps a picture, to be looked at. */
  picture(name: string): Promise<void>;
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly target: unknown }[] }[];
}

export async function startBrowser(origin: string): Promise<TestBrowser> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  const browser: Browser = await chromium.launch({
    executablePath,
    args: [...QUIET, '--disable-sync', '--no-first-run'],
  });
  const pictures = join(process.env.TEST_PICTURES ?? setting('TEST_FOLDER'), 'pictures');
  mkdirSync(pictures, { recursive: true });
  return {
    newPage: async () => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'nl-NL' });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('request', (request) => {
        if (new URL(request.url()).origin !== origin) complaints.push(`a request to ${request.url()}`);
      });
      return {
        page,
        complaints,
        violations: async () => {
          // evaluated by the debugger, past the content security policy of the page, which lets no script in
          await page.evaluate(AXE);
          const result = await page.evaluate<AxeResult>(`axe.run({ runOnly: ${JSON.stringify(TAGS)} })`);
          return result.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${String(target)}`));
        },
        picture: async (name) => {
          await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
        },
      };
    },
    close: () => browser.close(),
  };
}
