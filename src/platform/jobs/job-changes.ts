import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';

/** What another process changes is seen by looking again. */
const LOOK_AGAIN_MS = 500;

/** Somebody who waits for a job to change. */
export interface JobWatch {
  /** Resolves after a change, after a while, or when nobody waits any more. */
  readonly timeToLook: Promise<void>;
  stop(): void;
}

/** Tells those who follow a job when to look at it. */
@Injectable()
export class JobChanges {
  private readonly emitter = new EventEmitter().setMaxListeners(0);
  private isOver = false;

  /** This process stops: nobody is kept waiting any more. */
  end(): void {
    this.isOver = true;
    for (const id of this.emitter.eventNames()) this.emitter.emit(id);
  }

  get haveEnded(): boolean {
    return this.isOver;
  }

  /** A job was changed by this process. */
  tell(id: string): void {
    this.emitter.emit(id);
  }

  /** Watches from now on; to be stopped by who does not wait any more. */
  watch(id: string, signal: AbortSignal): JobWatch {
    let stop = (): void => {};
    const timeToLook = new Promise<void>((resolve) => {
      const timer = setTimeout(() => stop(), LOOK_AGAIN_MS);
      stop = (): void => {
        clearTimeout(timer);
        this.emitter.off(id, stop);
        signal.removeEventListener('abort', stop);
        resolve();
      };
      this.emitter.on(id, stop);
      signal.addEventListener('abort', stop);
    });
    if (this.isOver || signal.aborted) stop();
    return { timeToLook, stop };
  }
}
