import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gate } from '../../harness/gate.js';
import type { Gate } from '../../harness/gate.js';
import { CREATED_AT, KIND, startJobsApplication } from '../../harness/jobs-application.js';
import type { JobsApplication } from '../../harness/jobs-application.js';
import { createTestDatabase } from '../../harness/test-database.js';
import type { TestDatabase } from '../../harness/test-database.js';

describe('/v1/jobs', () => {
  let database: TestDatabase;
  let app: JobsApplication;
  let url: string;
  let halfway: Gate;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await startJobsApplication(database.ownerUrl, async (_payload, run) => {
      await run.progress(1, 2);
      await halfway.pass();
      await run.progress(2, 2);
    });
    await app.application.listen(0, '127.0.0.1');
    url = await app.application.getUrl();
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  const state = (id: string, status: string, done: number): object => ({
    id,
    kind: KIND,
    status,
    done,
    total: 2,
    failure: null,
    createdAt: CREATED_AT,
    startedAt: status === 'queued' ? null : CREATED_AT,
    finishedAt: status === 'completed' ? CREATED_AT : null,
  });

  it('tells how far a job is', async () => {
    halfway = gate();
    const id = await app.enqueue({}, 2);
    await halfway.reached;
    const http = app.people.as('vng-analyst');
    expect((await http.get(`/v1/jobs/${id}`).expect(200)).body).toEqual(state(id, 'running', 1));
    halfway.open();
    await app.jobs.finished(id, 30_000);
    expect((await http.get(`/v1/jobs/${id}`).expect(200)).body).toEqual(state(id, 'completed', 2));
  });

  it.each(['', '/events'])('says in Dutch that there is no such job%s', async (below) => {
    for (const id of [randomUUID(), 'GM0193']) {
      const { status, headers, body } = await app.people.as('vng-analyst').get(`/v1/jobs/${id}${below}`);
      expect([status, headers['content-type']]).toEqual([404, expect.stringContaining('application/problem+json')]);
      expect(body.detail).toBe('Deze taak bestaat niet.');
    }
  });

  it('sends events at once and at every change, and ends with the job', async () => {
    halfway = gate();
    const id = await app.enqueue({}, 2);
    await halfway.reached;
    const response = await fetch(`${url}/v1/jobs/${id}/events`, { headers: await app.people.headers('vng-analyst') });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('api-version')).toBe('0.1.0');
    const events = eventsOf(response);
    expect(await events.next()).toEqual({ done: false, value: { type: 'progress', data: state(id, 'running', 1) } });
    halfway.open();
    const rest = [];
    for await (const { type, data } of events) rest.push([type, data]);
    expect(rest.at(-1)).toEqual(['progress', state(id, 'completed', 2)]);
    const again = await app.people.as('vng-analyst').get(`/v1/jobs/${id}/events`);
    expect(again.text.match(/^data: .*$/gm)).toEqual([`data: ${JSON.stringify(state(id, 'completed', 2))}`]);
  });

  it('ends the events when the server stops', async () => {
    const own = await createTestDatabase();
    const stopping = await startJobsApplication(own.ownerUrl, null);
    await stopping.application.listen(0, '127.0.0.1');
    const id = await stopping.enqueue({}, 2);
    const events = eventsOf(
      await fetch(`${await stopping.application.getUrl()}/v1/jobs/${id}/events`, {
        headers: await app.people.headers('vng-analyst'),
      }),
    );
    expect(await events.next()).toMatchObject({ value: { data: state(id, 'queued', 0) } });
    await stopping.close();
    expect(await events.next()).toEqual({ done: true, value: undefined });
    await own.drop();
  });
});

interface SentEvent {
  readonly type: string | undefined;
  readonly data: unknown;
}

/** The events of a response, as they come. */
async function* eventsOf(response: Response): AsyncGenerator<SentEvent, undefined> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (data !== undefined) yield { type: /^event: (.*)$/m.exec(block)?.[1], data: JSON.parse(data) };
    }
  }
}
