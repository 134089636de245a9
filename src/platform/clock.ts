import { Injectable } from '@nestjs/common';

/** What time it is. Everything that records a moment asks here, so that a test can say. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
