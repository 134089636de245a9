import { Injectable } from '@nestjs/common';
import { readableText } from '../declarations/readable-text.js';
import type { IsoDate } from '../kernel/period.js';
import { Clock } from '../platform/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { dutchDate, dutchDay } from '../platform/dutch-dates.js';
import { ProblemError } from '../platform/http/problem.js';
import { invalidRequest } from '../platform/http/validation.js';
import { reassessmentNotice } from '../shortfall/certainty-notices.js';
import { missingYears } from './claim-figures.js';
import { ClaimFiguresService } from './claim-figures.service.js';
import { claimKey } from './claim-id.js';
import { ClaimSealsRepository } from './claim-seals.repository.js';
import type { SettledAmount } from './claim-seals.repository.js';
import { ClaimsService, refuse } from './claims.service.js';
import type { ClaimDetail } from './claims.service.js';
import type { Claim } from './claims.repository.js';
import { claimContent, sealOf } from './sealed-content.js';
import { settlementFaults } from './settlement-faults.js';

/** A day and the letter or decision of it. */
export interface Dated {
  readonly on: IsoDate;
  readonly reference: string;
}

/** Takes claims through their life: submitted, and thereby sealed; returned or included; presented; settled. */
@Injectable()
export class ClaimLifeService {
  constructor(
    private readonly transactions: Transactions,
    private readonly claims: ClaimsService,
    private readonly figures: ClaimFiguresService,
    private readonly seals: ClaimSealsRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Seals the figures as they are known now, and submits the claim. The moment is taken by a reading of its own: only a
   * moment that is answered for is settled, so that the same figures can be read again for ever.
   */
  async submit(id: string, by: string): Promise<ClaimDetail> {
    const key = claimKey(id);
    const read = await this.transactions.readKnownOn(null, async (tx, moment) => {
      const claim = await this.claims.existing(tx, key);
      refuse(claim, 'submission', tx);
      const waiting = await this.figures.waitingIn(tx, moment, claim);
      if (waiting > 0) {
        const notice = reassessmentNotice(waiting);
        throw new ProblemError('conflict', `Indienen kan nog niet: ${notice}. Probeer het daarna opnieuw.`);
      }
      return { revision: claim.revision, moment, books: await this.figures.booksIn(tx, moment, claim) };
    });
    const { revision, moment, books } = read;
    if (books.figures.length === 0) {
      throw new ProblemError(
        'conflict',
        'In de jaren van deze claim is niets goedgekeurd: er zijn geen cijfers om in te dienen. Laat eerst een declaratie goedkeuren.',
      );
    }
    const sha256 = sealOf(claimContent(key, revision, books, moment));
    return this.claims.change(id, 'submission', async (tx, claim) => {
      if (claim.revision.revision !== revision.revision) throw changedMeanwhile();
      const step = await this.claims.takeStep(tx, claim, 'submission', by);
      await this.seals.insert(tx, key, { step, revision: revision.revision, knownOn: moment, sha256 }, books);
      return { knownOn: moment, sha256, missing: missingYears(books).length };
    });
  }

  /** Sends it back to who claims, with a reason; what was sealed stays on record. */
  async return(id: string, reason: string, by: string): Promise<ClaimDetail> {
    const text = readableText(reason, 'reason');
    return this.claims.change(id, 'return', async (tx, claim) => {
      refuseOwnSubmission(claim, by);
      return { step: await this.claims.takeStep(tx, claim, 'return', by, { reason: text }) };
    });
  }

  /** VNG takes it into its negotiation. */
  async include(id: string, by: string): Promise<ClaimDetail> {
    return this.claims.change(id, 'inclusion', async (tx, claim) => {
      refuseOwnSubmission(claim, by);
      return { step: await this.claims.takeStep(tx, claim, 'inclusion', by) };
    });
  }

  async present(id: string, presented: Dated, by: string): Promise<ClaimDetail> {
    const reference = readableText(presented.reference, 'reference');
    return this.claims.change(id, 'presentation', async (tx, claim) => {
      this.refuseDay(presented.on, dutchDay(claim.seal?.knownOn ?? claim.recordedAt), 'presentedOn');
      const details = { datedOn: presented.on, reference };
      return { step: await this.claims.takeStep(tx, claim, 'presentation', by, details), on: presented.on };
    });
  }

  /** What the State decided, for every year and component that was claimed. */
  async settle(id: string, settled: Dated, amounts: readonly SettledAmount[], by: string): Promise<ClaimDetail> {
    const reference = readableText(settled.reference, 'reference');
    return this.claims.change(id, 'settlement', async (tx, claim) => {
      this.refuseDay(settled.on, claim.step.datedOn ?? dutchDay(claim.recordedAt), 'settledOn');
      const books = await this.seals.books(tx, claim.key, claim.seal?.step ?? 0);
      const faults = settlementFaults(books, amounts);
      if (faults.length > 0) throw invalidRequest(faults);
      const step = await this.claims.takeStep(tx, claim, 'settlement', by, { datedOn: settled.on, reference });
      await this.seals.insertSettled(tx, claim.key, step, amounts);
      return { step, on: settled.on };
    });
  }

  /** A day that is yet to come, or that came before what it follows, is a mistake. */
  private refuseDay(day: IsoDate, notBefore: IsoDate, pointer: string): void {
    const today = dutchDay(this.clock.now());
    if (notBefore <= day && day <= today) return;
    const message = `Geef een dag van ${dutchDate(notBefore)} tot en met ${dutchDate(today)}.`;
    throw invalidRequest([{ code: 'day-out-of-order', message, pointer }]);
  }
}

/** Vier ogen: nobody decides upon what they submitted. The database refuses it too. */
function refuseOwnSubmission({ step }: Claim, by: string): void {
  if (step.recordedBy !== by) return;
  throw new ProblemError(
    'four-eyes',
    'U hebt deze claim zelf ingediend. Laat iemand anders haar opnemen of terugsturen.',
  );
}

function changedMeanwhile(): ProblemError {
  return new ProblemError(
    'conflict',
    'Deze claim is net gewijzigd. Bekijk haar opnieuw en dien haar dan in; er is nog niets ingediend.',
  );
}
