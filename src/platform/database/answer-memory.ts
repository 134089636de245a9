import { Injectable } from '@nestjs/common';
import { Transactions } from './transactions.js';
import type { Tx } from './transactions.js';

/** An answer says on which moment it is known. */
interface KnownAnswer {
  readonly knownOn: string;
}

const MOST_REMEMBERED = 200;

/**
 * Remembers answers for as long as they are right. What was known on a moment never changes, and what is known now is
 * what was known when anything was last recorded: so a question that was answered since then has its answer already.
 * Whoever sees other rows has another answer.
 */
@Injectable()
export class AnswerMemory {
  /** The one used longest ago comes first. */
  private readonly remembered = new Map<string, KnownAnswer>();

  constructor(private readonly transactions: Transactions) {}

  /**
   * `question` is all that the answer depends on, apart from what is recorded; a function of the moment, where it depends
   * on what day that is. It is told apart by its JSON, in which a Map is empty.
   */
  async answer<Answer extends KnownAnswer>(
    question: readonly unknown[] | ((moment: Date) => readonly unknown[]),
    knownOn: Date | null,
    work: (tx: Tx, moment: Date) => Promise<Answer>,
  ): Promise<Answer> {
    return this.transactions.readKnownOn(knownOn, async (tx, moment, lastRecording) => {
      const since = moment < lastRecording ? moment : lastRecording;
      const asked = typeof question === 'function' ? question(moment) : question;
      const key = JSON.stringify([tx.access.scope, since, ...asked]);
      const answer = (this.remembered.get(key) as Answer | undefined) ?? (await work(tx, moment));
      this.remember(key, answer);
      return { ...answer, knownOn: moment.toISOString() };
    });
  }

  private remember(key: string, answer: KnownAnswer): void {
    this.remembered.delete(key);
    this.remembered.set(key, answer);
    const [oldest] = this.remembered.keys();
    if (this.remembered.size > MOST_REMEMBERED && oldest !== undefined) this.remembered.delete(oldest);
  }
}
