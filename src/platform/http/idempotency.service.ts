import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { fingerprintOf } from './idempotency-key.js';
import { IdempotencyRepository } from './idempotency.repository.js';
import type { Claim, KeptRequest } from './idempotency.repository.js';
import { ProblemError, PROBLEMS } from './problem.js';
import type { ProblemOptions, ProblemType } from './problem.js';

/** A request that says that it is sent once, however often it comes. */
export interface KeyedRequest {
  /** null: it does not say so, and is simply done. */
  readonly key: string | null;
  /** Keys of one person are not those of another. */
  readonly person: string;
  /** Of all that is asked: the operation and its content. */
  readonly fingerprint: string;
}

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

/** An answer that was just given, or that was given before. */
export interface OnceAnswer<Body> extends Answer<Body> {
  readonly isReplayed: boolean;
}

const HOUR_MS = 3_600_000;
/** Answers are kept this long, by recorded time. */
const KEPT_MS = 24 * HOUR_MS;
/** No request is at work for as long as this: whoever began before then has died. */
const LONGEST_WORK_MS = HOUR_MS / 12;
const RETRY_AFTER_SECONDS = 1;

/** Refusals that answer what was asked. Others say that it could not be asked, and the key stays free for a better one. */
const ANSWERS: ReadonlySet<ProblemType> = new Set<ProblemType>([
  'invalid-declaration',
  'four-eyes',
  'not-found',
  'conflict',
  'unconfirmed-warnings',
]);

/**
 * Does the work of a key once. The same request again gets the answer that was given, another request with that key is
 * refused, and one that comes while the first is at work is asked to come back.
 *
 * The answer is kept right after the work, not in its transaction: the work is done by services that know nothing of
 * requests. A server that is killed between the two leaves the work done and the key claimed; when the claim has run out
 * a repeat does the work again. That is harmless, for what was done says so by itself: the same file is the same
 * declaration, and a step that was taken, a tariff or a basis that stands, is refused as such.
 */
@Injectable()
export class IdempotencyService {
  constructor(
    private readonly transactions: Transactions,
    private readonly repository: IdempotencyRepository,
  ) {}

  async once<Body>(request: KeyedRequest, work: () => Promise<Answer<Body>>): Promise<OnceAnswer<Body>> {
    if (request.key === null) return { ...(await work()), isReplayed: false };
    const claimed = await this.claim(request);
    if ('answer' in claimed) return replayed<Body>(claimed);
    try {
      const answer = await work();
      await this.keep(claimed, answer.status, answer.body);
      return { ...answer, isReplayed: false };
    } catch (error) {
      if (error instanceof ProblemError && ANSWERS.has(error.type)) {
        await this.keep(claimed, PROBLEMS[error.type].status, keptProblem(error));
      } else {
        // when the database is away the claim runs out by itself
        await this.transactions.run((tx) => this.repository.release(tx, claimed)).catch(() => undefined);
      }
      throw error;
    }
  }

  /** The right to do the work; or what was answered to it before. */
  private async claim({ key, person, fingerprint }: KeyedRequest): Promise<Claim | Answered> {
    return this.transactions.run(async (tx) => {
      const now = await tx.recordingMoment();
      await this.repository.forget(tx, {
        answeredBefore: before(now, KEPT_MS),
        begunBefore: before(now, LONGEST_WORK_MS),
      });
      const claim = { id: fingerprintOf(person, key), claimedAt: now };
      if (await this.repository.insert(tx, claim, fingerprint)) return claim;
      const kept = await this.repository.find(tx, claim.id);
      if (kept && kept.fingerprint !== fingerprint) throw otherContent();
      if (!isAnswered(kept)) throw atWork();
      return kept;
    });
  }

  private async keep(claim: Claim, status: number, body: unknown): Promise<void> {
    await this.transactions.run((tx) => this.repository.answer(tx, claim, status, JSON.stringify(body ?? null)));
  }
}

interface Answered extends KeptRequest {
  readonly status: number;
  readonly answer: string;
}

function isAnswered(kept: KeptRequest | null): kept is Answered {
  return kept !== null && kept.status !== null;
}

interface KeptProblem extends ProblemOptions {
  readonly type: ProblemType;
  readonly detail: string;
}

function keptProblem({ type, message, errors, members }: ProblemError): KeptProblem {
  return { type, detail: message, ...(errors && { errors }), ...(members && { members }) };
}

/** The answer of before; when that was a refusal it is thrown again, marked as the one of before. */
function replayed<Body>({ status, answer }: Answered): OnceAnswer<Body> {
  if (status < 400) return { status, body: JSON.parse(answer) as Body, isReplayed: true };
  const { type, detail, ...options } = JSON.parse(answer) as KeptProblem;
  throw new ProblemError(type, detail, { ...options, headers: { [REPLAYED_HEADER]: 'true' } });
}

/** Tells that an answer is not new. */
export const REPLAYED_HEADER = 'Idempotency-Replayed';

function before(moment: Date, milliseconds: number): Date {
  return new Date(moment.getTime() - milliseconds);
}

function otherContent(): ProblemError {
  return new ProblemError(
    'idempotency-conflict',
    'Met deze Idempotency-Key is al een ander verzoek gedaan. Gebruik voor dit verzoek een nieuwe sleutel.',
  );
}

function atWork(): ProblemError {
  return new ProblemError('conflict', 'Aan ditzelfde verzoek wordt nog gewerkt. Vraag het over een seconde opnieuw.', {
    headers: { 'Retry-After': String(RETRY_AFTER_SECONDS) },
  });
}
