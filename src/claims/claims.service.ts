import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/audit-trail.js';
import { readableParagraphs, readableText } from '../declarations/readable-text.js';
import { COMPONENTS } from '../kernel/scheme.js';
import type { Component } from '../kernel/scheme.js';
import { Clock } from '../platform/clock.js';
import { CURRENT, Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/transactions.js';
import { ProblemError } from '../platform/http/problem.js';
import { invalidRequest } from '../platform/http/validation.js';
import { CountryService } from '../reference/country.service.js';
import { claimHistory } from './claim-history.js';
import type { ClaimEvent } from './claim-history.js';
import { ClaimEvidenceRepository } from './claim-evidence.repository.js';
import type { Evidence } from './claim-evidence.repository.js';
import { claimantOf, claimId, claimKey, noClaim, VNG } from './claim-id.js';
import type { ClaimKey } from './claim-id.js';
import { refusalIn, TRANSITIONS } from './claim-life.js';
import type { Operation } from './claim-life.js';
import { ClaimSealsRepository } from './claim-seals.repository.js';
import type { ClaimSeal, SettledAmount } from './claim-seals.repository.js';
import { ClaimsRepository } from './claims.repository.js';
import type { Claim, ClaimFilter, ClaimStep, ClaimText } from './claims.repository.js';
import { scopeFaults } from './scope-faults.js';

/** A claim with all that happened to it. */
export interface ClaimDetail extends Claim {
  /** Of its last submission; null: it is a draft, and its figures are those of now. */
  readonly seal: ClaimSeal | null;
  readonly steps: readonly ClaimStep[];
  readonly settled: readonly SettledAmount[];
  readonly evidence: readonly Evidence[];
  /** By code: of who is in it, and who claims. */
  readonly names: ReadonlyMap<string, string>;
}

/** As somebody sends it; without components: all of them. */
export type AskedClaim = Omit<ClaimText, 'components' | 'contact'> & {
  readonly components?: readonly Component[] | undefined;
  readonly contact?: string | undefined;
};

/** Claims: their words and scope in every revision, and who may change them. */
@Injectable()
export class ClaimsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly repository: ClaimsRepository,
    private readonly seals: ClaimSealsRepository,
    private readonly evidence: ClaimEvidenceRepository,
    private readonly countries: CountryService,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Begins a claim as a draft: of a municipality for itself, or of VNG for several. */
  async make(asked: AskedClaim, by: string): Promise<ClaimDetail> {
    return this.transactions.run(async (tx) => {
      const claimant = claimantOf(tx.access.scope);
      const text = await this.textOf(tx, claimant, asked);
      await this.repository.lock(tx, claimant);
      const key = { claimant, number: await this.repository.nextNumber(tx, claimant) };
      const recorded = { recordedBy: by, recordedAt: await tx.recordingMoment() };
      await this.repository.insert(tx, key, recorded);
      await this.repository.insertRevision(tx, key, { ...text, ...recorded, revision: 1 });
      await this.repository.insertStep(tx, key, { ...NO_DETAILS, ...recorded, step: 1, state: 'draft' });
      await this.audit.record(tx, { ...actOn(key), after: { state: 'draft', revision: 1, ...scopeOf(text) } });
      return this.existing(tx, key);
    });
  }

  /** Another wording or scope of a draft; the one before is kept. */
  async revise(id: string, asked: AskedClaim, by: string): Promise<ClaimDetail> {
    return this.change(id, 'revision', async (tx, { key, revision }) => {
      const text = await this.textOf(tx, key.claimant, asked);
      const recorded = { recordedBy: by, recordedAt: await tx.recordingMoment() };
      await this.repository.insertRevision(tx, key, { ...text, ...recorded, revision: revision.revision + 1 });
      return scopeOf(text);
    });
  }

  async list(filter: ClaimFilter): Promise<{ claims: Claim[]; names: ReadonlyMap<string, string> }> {
    return this.transactions.read(async (tx) => ({
      claims: await this.repository.list(tx, filter),
      names: await this.names(tx),
    }));
  }

  async detail(id: string): Promise<ClaimDetail> {
    return this.transactions.read((tx) => this.existing(tx, claimKey(id)));
  }

  /** All that happened to it, oldest first, with every revision in full. */
  async history(id: string): Promise<ClaimEvent[]> {
    return this.transactions.read(async (tx) => {
      const { key, steps, evidence } = await this.existing(tx, claimKey(id));
      return claimHistory(await this.repository.revisions(tx, key), steps, evidence);
    });
  }

  /** The claim within somebody else's transaction; refuses what is not there, or not for who asks. */
  async existing(tx: Tx, key: ClaimKey): Promise<ClaimDetail> {
    const claim = await this.repository.find(tx, key);
    if (!claim) throw noClaim();
    return {
      ...claim,
      steps: await this.repository.steps(tx, key),
      seal: claim.step.state === 'draft' ? null : await this.seals.last(tx, key),
      settled: await this.seals.settled(tx, key),
      evidence: await this.evidence.all(tx, key),
      names: await this.names(tx),
    };
  }

  /**
   * Does something with a claim, when its state allows it and it is up to who asks; answers what it is then. What the work
   * answers is told to the audit trail.
   */
  async change(
    id: string,
    operation: Operation,
    work: (tx: Tx, claim: ClaimDetail) => Promise<object>,
  ): Promise<ClaimDetail> {
    const key = claimKey(id);
    return this.transactions.run(async (tx) => {
      await this.repository.lock(tx, key.claimant);
      const claim = await this.existing(tx, key);
      refuse(claim, operation, tx);
      const told = await work(tx, claim);
      const changed = await this.existing(tx, key);
      await this.audit.record(tx, {
        ...actOn(key),
        before: { state: claim.step.state, revision: claim.revision.revision },
        after: { state: changed.step.state, revision: changed.revision.revision, ...told },
      });
      return changed;
    });
  }

  /** The next step in its life; what belongs to no such step is null. */
  async takeStep(
    tx: Tx,
    { key, step }: Claim,
    operation: Operation,
    by: string,
    details: Partial<typeof NO_DETAILS> = {},
  ): Promise<number> {
    const next = step.step + 1;
    await this.repository.insertStep(tx, key, {
      ...NO_DETAILS,
      ...details,
      step: next,
      state: TRANSITIONS[operation].to,
      recordedBy: by,
      recordedAt: await tx.recordingMoment(),
    });
    return next;
  }

  private async textOf(tx: Tx, claimant: string, asked: AskedClaim): Promise<ClaimText> {
    const { municipalities } = await this.countries.countryOn(tx, CURRENT);
    const known = new Set(municipalities.map(({ code }) => code));
    const faults = scopeFaults(asked, claimant, known, this.clock.year());
    if (faults.length > 0) throw invalidRequest(faults);
    return {
      title: readableText(asked.title, 'title'),
      municipalities: [...asked.municipalities].sort(),
      fromYear: asked.fromYear,
      toYear: asked.toYear,
      components: COMPONENTS.filter((component) => (asked.components ?? COMPONENTS).includes(component)),
      narrative: readableParagraphs(asked.narrative, 'narrative'),
      contact: asked.contact === undefined ? null : readableText(asked.contact, 'contact'),
    };
  }

  private async names(tx: Tx): Promise<Map<string, string>> {
    const { municipalities } = await this.countries.countryOn(tx, CURRENT);
    return new Map([[VNG, VNG], ...municipalities.map(({ code, name }) => [code, name] as const)]);
  }
}

const NO_DETAILS: Pick<ClaimStep, 'datedOn' | 'reference' | 'reason'> = {
  datedOn: null,
  reference: null,
  reason: null,
};

/** What an act on a claim is about; VNG's are of no single municipality. */
export function actOn(key: ClaimKey): { municipalityCode: string | null; object: { kind: string; id: string } } {
  return { municipalityCode: key.claimant === VNG ? null : key.claimant, object: { kind: 'claim', id: claimId(key) } };
}

/** What a claim is about, without what people wrote. */
function scopeOf({ municipalities, fromYear, toYear, components }: ClaimText): object {
  return { municipalities: municipalities.length, fromYear, toYear, components };
}

/** Refuses what is not up to who asks, or not in this state. */
export function refuse(claim: ClaimDetail, operation: Operation, { access }: Tx): void {
  if (TRANSITIONS[operation].byClaimant) refuseOthers(claim, access.scope);
  if (claim.step.state !== TRANSITIONS[operation].from) {
    throw new ProblemError('conflict', refusalIn(claim.step.state, operation));
  }
}

/** A claim is changed by who claims, also where others may read it. */
export function refuseOthers({ key, names }: ClaimDetail, scope: Tx['access']['scope']): void {
  if (claimantOf(scope) === key.claimant) return;
  const name = names.get(key.claimant) ?? key.claimant;
  throw new ProblemError('forbidden', `Deze claim is van ${name}. Alleen ${name} verandert haar en dient haar in.`);
}
