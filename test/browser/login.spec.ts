import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startBrowser } from '../harness/browser.js';
import type { TestBrowser, WatchedPage } from '../harness/browser.js';
import { dataFolder } from '../harness/people.js';
import { startServerProcess } from '../harness/server-process.js';
import type { ServerProcess } from '../harness/server-process.js';
import { createTestDatabase } from '../harness/test-database.js';
import type { TestDatabase } from '../harness/test-database.js';

describe('in a browser', () => {
  let database: TestDatabase;
  let server: ServerProcess;
  let browser: TestBrowser;
  let url: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    server = startServerProcess({ DATABASE_URL: database.ownerUrl, DATA_DIR: dataFolder('browser'), PORT: '0' });
    [, url = ''] = await server.said(/listens on (http:\/\/127\.0\.0\.1:\d+)/);
    browser = await startBrowser(url);
  });
  afterAll(async () => {
    await browser.close();
    server.signal('SIGTERM');
    await server.ended;
    await database.drop();
  });

  /** What is wrong with the page that is open now; nothing: []. */
  const faults = async (watched: WatchedPage): Promise<string[]> => [
    ...watched.complaints,
    ...(await watched.violations()),
  ];

  it.each([
    ['a finance officer', 'finance-officer', 'GM0193', 'financieel medewerker, GM0193', 200, 403],
    ['an analyst of VNG', 'vng-analyst', '', 'analist van de VNG', 200, 200],
  ])('%s logs in, sees what is theirs, and logs out', async (_who, role, municipality, name, own, national) => {
    const watched = await browser.newPage();
    const { page } = watched;
    await page.goto(url);
    expect(await faults(watched)).toEqual([]);
    await watched.picture(`${role}-1-welkom`);
    await page.getByRole('link', { name: 'Inloggen' }).click();

    await page.getByLabel('Rol').selectOption(role);
    await page.getByLabel('Gemeentecode').fill(municipality);
    expect(await faults(watched)).toEqual([]);
    await watched.picture(`${role}-2-kiezen`);
    await page.getByRole('button', { name: 'Inloggen' }).click();

    await page.getByRole('heading', { name: `Welkom, Demo-${name}` }).waitFor();
    expect(await faults(watched)).toEqual([]);
    await watched.picture(`${role}-3-ingelogd`);
    const other = await page.context().newPage();
    const status = async (path: string): Promise<number | undefined> => (await other.goto(url + path))?.status();
    expect([await status('/v1/declarations'), await status('/v1/national-shortfall')]).toEqual([own, national]);

    await page.getByRole('button', { name: 'Uitloggen' }).click();
    await page.getByRole('button', { name: 'Ja, uitloggen' }).click();
    await page.getByRole('heading', { name: 'Welkom' }).waitFor();
    expect(await status('/v1/declarations')).toBe(401);
  });

  it('is used by keyboard alone, and fits a narrow screen', async () => {
    const watched = await browser.newPage();
    const { page } = watched;
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(url);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByLabel('Rol').waitFor();
    await watched.picture('smal-kiezen');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await page.keyboard.press('Tab');
    await page.keyboard.type('controller');
    await page.keyboard.press('Tab');
    await page.keyboard.type('gm0148');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Welkom, Demo-controller, GM0148' }).waitFor();
    expect(await faults(watched)).toEqual([]);
  });

  it('says in the page itself what is wrong with a choice', async () => {
    const watched = await browser.newPage();
    const { page } = watched;
    await page.goto(`${url}/login`);
    await page.getByRole('button', { name: 'Inloggen' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Kies een rol, en bij een gemeente haar code');
    expect(await faults(watched)).toEqual([]);
    await watched.picture('foute-keuze');
  });
});
