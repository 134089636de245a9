import { Injectable } from '@nestjs/common';
import { ZERO } from '../kernel/money.js';
import type { Amount } from '../kernel/money.js';
import { Transactions } from '../platform/database/transactions.js';
import { entryId } from './entry.js';
import { CHAIN_START, entryHash } from './entry-hash.js';
import type { EntryHash } from './entry-hash.js';
import type { ChainHead, RecordedEntry } from './ledger.repository.js';
import { VerifyLedgerRepository } from './verify-ledger.repository.js';
import type { JournalRow } from './verify-ledger.repository.js';

/** Something in the ledger that cannot have come about by posting. */
export interface LedgerFault {
  readonly municipalityCode: string;
  /** The first entry of the municipality at which it shows, as `GM0193-17`; null where no entry can be named. */
  readonly entryId: string | null;
  readonly fault:
    | 'entry-missing'
    | 'hash-differs'
    | 'chain-broken'
    | 'postings-missing'
    | 'not-in-balance'
    | 'head-differs'
    | 'balance-differs';
  readonly detail: string;
}

export interface LedgerReport {
  readonly municipalities: number;
  readonly entries: number;
  readonly postings: number;
  readonly faults: readonly LedgerFault[];
}

/**
 * Recomputes the ledger from its own rows: numbering, hashes, chain and its recorded end, zero sums, and both balances.
 * A municipality is reported at its first broken entry; what follows that entry cannot be trusted either.
 */
@Injectable()
export class VerifyLedgerService {
  constructor(
    private readonly transactions: Transactions,
    private readonly repository: VerifyLedgerRepository,
  ) {}

  async verify(): Promise<LedgerReport> {
    return this.transactions.read(async (tx) => {
      await this.repository.allowAllTheTime(tx);
      const walk = new ChainWalk(await this.repository.chainHeads(tx));
      for await (const row of this.repository.journal(tx)) walk.step(row);
      walk.finish();
      const balances = (await this.repository.differingBalances(tx)).map((cell): LedgerFault => ({
        municipalityCode: cell.municipalityCode,
        entryId: null,
        fault: 'balance-differs',
        detail: `${cell.balance} ${cell.cell}: ${cell.kept ?? 'no row'} kept, ${cell.posted ?? 'nothing'} posted`,
      }));
      return { ...walk.counts, faults: [...walk.faults, ...balances] };
    });
  }
}

/** The entry being read. */
interface OpenEntry {
  readonly entry: RecordedEntry;
  readonly hash: EntryHash;
  postings: number;
  amountEur: Amount;
  quantity: Amount;
}

class ChainWalk {
  readonly counts = { municipalities: 0, entries: 0, postings: 0 };
  readonly faults: LedgerFault[] = [];
  private readonly broken = new Set<string>();
  private open: OpenEntry | null = null;
  /** The last entry that was read to its end, with the hash it has by recomputation. */
  private last: { municipalityCode: string; entryNumber: number; hash: string } | null = null;

  constructor(private readonly heads: Map<string, ChainHead>) {}

  step({ entry, posting }: JournalRow): void {
    if (
      this.open?.entry.municipalityCode !== entry.municipalityCode ||
      this.open.entry.entryNumber !== entry.entryNumber
    ) {
      this.close();
      if (this.last?.municipalityCode !== entry.municipalityCode) this.endChain();
      this.open = { entry, hash: entryHash(entry), postings: 0, amountEur: ZERO, quantity: ZERO };
    }
    if (this.open && posting) {
      this.open.hash.add(posting);
      this.open.postings += 1;
      this.open.amountEur = this.open.amountEur.plus(posting.amountEur);
      this.open.quantity = this.open.quantity.plus(posting.quantity ?? 0);
    }
  }

  finish(): void {
    this.close();
    this.endChain();
    // what is left are ends of chains of which not one entry was found
    for (const [municipalityCode, head] of this.heads) {
      this.report(municipalityCode, head.entryNumber, 'head-differs', 'the chain has an end but no entries');
    }
  }

  private close(): void {
    if (!this.open) return;
    const { entry, hash, postings, amountEur, quantity } = this.open;
    const { municipalityCode, entryNumber } = entry;
    const previous = this.last?.municipalityCode === municipalityCode ? this.last : null;
    const recomputed = hash.finish();

    const expectedNumber = (previous?.entryNumber ?? 0) + 1;
    if (entryNumber !== expectedNumber) {
      this.report(municipalityCode, expectedNumber, 'entry-missing', `the next one found is number ${entryNumber}`);
    }
    if (recomputed !== entry.hash) {
      this.report(municipalityCode, entryNumber, 'hash-differs', `kept ${entry.hash}, recomputed ${recomputed}`);
    }
    if (entry.previousHash !== (previous?.hash ?? CHAIN_START)) {
      this.report(municipalityCode, entryNumber, 'chain-broken', 'it does not follow the entry before it');
    }
    if (postings !== entry.postingCount) {
      this.report(municipalityCode, entryNumber, 'postings-missing', `${postings} of ${entry.postingCount} found`);
    }
    if (!amountEur.isZero() || !quantity.isZero()) {
      this.report(municipalityCode, entryNumber, 'not-in-balance', `sums to ${amountEur.toFixed(2)} euro`);
    }
    this.counts.entries += 1;
    this.counts.postings += postings;
    this.last = { municipalityCode, entryNumber, hash: recomputed };
    this.open = null;
  }

  private endChain(): void {
    if (!this.last) return;
    const { municipalityCode, entryNumber, hash } = this.last;
    const head = this.heads.get(municipalityCode);
    if (head?.entryNumber !== entryNumber || head.hash !== hash) {
      const recorded = head ? entryId(municipalityCode, head.entryNumber) : 'missing';
      this.report(municipalityCode, entryNumber, 'head-differs', `the recorded end of the chain is ${recorded}`);
    }
    this.heads.delete(municipalityCode);
    this.counts.municipalities += 1;
    this.last = null;
  }

  private report(municipalityCode: string, entryNumber: number, fault: LedgerFault['fault'], detail: string): void {
    if (this.broken.has(municipalityCode)) return;
    this.broken.add(municipalityCode);
    this.faults.push({ municipalityCode, entryId: entryId(municipalityCode, entryNumber), fault, detail });
  }
}
