import type { MessageEvent } from '@nestjs/common';
import { Observable } from 'rxjs';
import type { Job } from './job.js';
import { jobDto } from './jobs.dto.js';

/**
 * The states of a job as server-sent events, until there are no more or nobody listens. In between a comment now and
 * then keeps the connection open, which proxies close when it is silent.
 */
export function jobEvents(
  follow: (signal: AbortSignal) => AsyncIterable<Job>,
  heartbeatMs: number,
): Observable<MessageEvent> {
  return new Observable((listener) => {
    const gone = new AbortController();
    const heartbeat = setInterval(() => listener.next({ comment: 'heartbeat' }), heartbeatMs);
    const send = async (): Promise<void> => {
      for await (const job of follow(gone.signal)) listener.next({ type: 'progress', data: jobDto(job) });
    };
    send().then(
      () => listener.complete(),
      (error: unknown) => listener.error(error),
    );
    return () => {
      clearInterval(heartbeat);
      gone.abort();
    };
  });
}
