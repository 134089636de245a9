import { setTimeout as wait } from 'node:timers/promises';

/** Work that is done again and again: at once while there is more of it or when it is woken, else after a pause. */
export class Repetition {
  private isStopped = false;
  private pause = new AbortController();
  private readonly ended: Promise<void>;

  /** `work` answers whether there is more. Of errors in a row only the first is told. */
  constructor(
    private readonly work: () => Promise<boolean>,
    private readonly pauseMs: number,
    private readonly tellError: (error: unknown) => void,
  ) {
    this.ended = this.repeat();
  }

  wake(): void {
    this.pause.abort();
  }

  /** Resolves when the work that is going on has ended. */
  async stop(): Promise<void> {
    this.isStopped = true;
    this.wake();
    await this.ended;
  }

  private async repeat(): Promise<void> {
    let isFailing = false;
    while (!this.isStopped) {
      // made before the work, so that who wakes us during it is heard
      this.pause = new AbortController();
      try {
        const isMore = await this.work();
        isFailing = false;
        if (isMore) continue;
      } catch (error) {
        if (!isFailing) this.tellError(error);
        isFailing = true;
      }
      await wait(this.pauseMs, undefined, { signal: this.pause.signal }).catch(() => undefined);
    }
  }
}
