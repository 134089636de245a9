import { Injectable } from '@nestjs/common';
import { ReassessmentService } from '../declarations/reassessment.service.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/transactions.js';
import { ProblemError } from '../platform/http/problem.js';
import { TariffsService, versionsOf } from '../reference/tariffs/tariffs.service.js';
import type { TariffState } from '../reference/tariffs/tariff-state.js';
import { provisionalNotices, reassessmentNotice } from '../shortfall/certainty-notices.js';
import { MunicipalFiguresService } from '../shortfall/municipal-figures.service.js';
import { claimDifferences } from './claim-differences.js';
import type { ClaimDifferences } from './claim-differences.js';
import { claimBooks } from './claim-figures.js';
import type { ClaimBooks } from './claim-figures.js';
import { claimKey } from './claim-id.js';
import { ClaimMovementsRepository } from './claim-movements.repository.js';
import { ClaimSealsRepository } from './claim-seals.repository.js';
import { ClaimsService } from './claims.service.js';
import type { ClaimDetail } from './claims.service.js';

/** A claim with its figures: as sealed, or of a draft as known on the moment. */
export interface ClaimReading {
  readonly claim: ClaimDetail;
  readonly books: ClaimBooks;
  /** On which the figures are known. */
  readonly knownOn: Date;
  /** What holds for provisional figures, and what else the reader must know. */
  readonly provisionalNotices: readonly string[];
  readonly notices: readonly string[];
}

/** The sealed figures of a claim held against those of a later moment. */
export interface ClaimComparison {
  readonly claim: ClaimDetail;
  readonly differences: ClaimDifferences;
  readonly sealedOn: Date;
  readonly knownOn: Date;
}

/** A claim with all that its dossier says. */
export interface ClaimDossier extends ClaimReading {
  /** null: nothing is sealed that could differ */
  readonly comparison: ClaimComparison | null;
  /** That held when the figures were known. */
  readonly tariffs: readonly TariffState[];
}

/** Answers what a claim comes to, and what became of that since it was sealed. */
@Injectable()
export class ClaimFiguresService {
  constructor(
    private readonly transactions: Transactions,
    private readonly claims: ClaimsService,
    private readonly seals: ClaimSealsRepository,
    private readonly movements: ClaimMovementsRepository,
    private readonly figures: MunicipalFiguresService,
    private readonly reassessments: ReassessmentService,
    private readonly tariffs: TariffsService,
  ) {}

  async ofClaim(id: string): Promise<ClaimReading> {
    const key = claimKey(id);
    return this.transactions.readKnownOn(null, async (tx, moment) =>
      this.readingIn(tx, moment, await this.claims.existing(tx, key)),
    );
  }

  /** What was posted since the figures were sealed, up to a moment; null: now. */
  async differences(id: string, knownOn: Date | null): Promise<ClaimComparison> {
    const key = claimKey(id);
    return this.transactions.readKnownOn(knownOn, async (tx, moment) => {
      const compared = await this.comparisonIn(tx, moment, await this.claims.existing(tx, key));
      if (!compared) throw notSealed();
      return compared;
    });
  }

  /** All of a claim from one snapshot; its differences as known on a moment, null: now. */
  async dossier(id: string, knownOn: Date | null): Promise<ClaimDossier> {
    const key = claimKey(id);
    return this.transactions.readKnownOn(knownOn, async (tx, moment) => {
      const claim = await this.claims.existing(tx, key);
      const reading = await this.readingIn(tx, moment, claim);
      return {
        ...reading,
        comparison: await this.comparisonIn(tx, moment, claim),
        tariffs: await this.tariffs.statesOn(tx, reading.knownOn, { validOn: null, state: 'adopted' }),
      };
    });
  }

  /** The figures as known on a moment, whatever was sealed. */
  async booksIn(tx: Tx, moment: Date, { revision }: ClaimDetail): Promise<ClaimBooks> {
    return claimBooks(revision, await this.figures.figuresIn(tx, moment, revision.municipalities, revision));
  }

  /** How many municipalities of a claim a change of the rules has not reached yet. */
  async waitingIn(tx: Tx, moment: Date, { revision }: ClaimDetail): Promise<number> {
    const waiting = await this.reassessments.waitingOn(tx, moment, revision.fromYear, revision.toYear);
    return waiting.filter((code) => revision.municipalities.includes(code)).length;
  }

  private async readingIn(tx: Tx, moment: Date, claim: ClaimDetail): Promise<ClaimReading> {
    const { seal, key, revision } = claim;
    const knownOn = seal?.knownOn ?? moment;
    const schedules = await this.tariffs.schedulesOn(tx, knownOn);
    const waiting = seal ? 0 : await this.waitingIn(tx, moment, claim);
    return {
      claim,
      knownOn,
      books: seal ? await this.seals.books(tx, key, seal.step) : await this.booksIn(tx, moment, claim),
      provisionalNotices: provisionalNotices(versionsOf(schedules), revision),
      notices: waiting > 0 ? [reassessmentNotice(waiting)] : [],
    };
  }

  private async comparisonIn(tx: Tx, moment: Date, claim: ClaimDetail): Promise<ClaimComparison | null> {
    const { seal, key, revision } = claim;
    if (!seal) return null;
    if (moment < seal.knownOn) throw beforeSeal();
    const sealed = await this.seals.books(tx, key, seal.step);
    const now = await this.booksIn(tx, moment, claim);
    const movements = await this.movements.movements(tx, revision, seal.knownOn, moment);
    return {
      claim,
      differences: claimDifferences(sealed, now, movements),
      sealedOn: seal.knownOn,
      knownOn: moment,
    };
  }
}

function notSealed(): ProblemError {
  return new ProblemError(
    'conflict',
    'Deze claim is concept: er is nog niets verzegeld om mee te vergelijken. Dien haar eerst in.',
  );
}

function beforeSeal(): ProblemError {
  const message = 'Dit moment ligt voor de verzegeling van de claim. Kies een later moment, of laat knownOn weg.';
  return new ProblemError('invalid-request', message, {
    errors: [{ code: 'known-on-before-seal', message, pointer: 'knownOn' }],
  });
}
