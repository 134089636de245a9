import { describe, expect, it } from '@jest/globals';
import type { MessageEvent } from '@nestjs/common';
import { firstValueFrom, toArray } from 'rxjs';
import { jobEvents } from './job-events.js';
import type { Job } from './job.js';

const FOREVER_MS = 1_000_000;
const QUEUED: Job = {
  id: '0b5e1bd4-0000-4000-8000-000000000000',
  municipalityCode: null,
  kind: 'reassessment',
  status: 'queued',
  done: 0,
  total: 2,
  failure: null,
  createdAt: new Date('2026-11-23T12:00:00Z'),
  startedAt: null,
  finishedAt: null,
};

describe('the events of a job', () => {
  it('are one for each state, and end with the last', async () => {
    const states = async function* (): AsyncGenerator<Job> {
      yield await Promise.resolve(QUEUED);
      yield { ...QUEUED, status: 'running', done: 1 };
    };
    const events = await firstValueFrom(jobEvents(states, FOREVER_MS).pipe(toArray()));
    expect(events).toEqual([
      { type: 'progress', data: expect.objectContaining({ status: 'queued', done: 0 }) },
      { type: 'progress', data: expect.objectContaining({ status: 'running', done: 1 }) },
    ]);
  });

  it('have comments in between, and stop to follow when nobody listens any more', async () => {
    let followed: AbortSignal | null = null;
    const silent = async function* (signal: AbortSignal): AsyncGenerator<Job> {
      followed = signal;
      yield* [];
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
    };
    // taking the first is to stop listening after it
    const first: MessageEvent = await firstValueFrom(jobEvents(silent, 1));
    expect(first).toEqual({ comment: 'heartbeat' });
    expect(followed).toMatchObject({ aborted: true });
  });

  it('pass an error on', async () => {
    const broken = async function* (): AsyncGenerator<Job> {
      yield* [];
      await Promise.reject(new Error('the database is away'));
    };
    await expect(firstValueFrom(jobEvents(broken, FOREVER_MS))).rejects.toThrow('the database is away');
  });
});
