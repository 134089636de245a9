import type { CostLine, ReceiptLine, ReceptionLine } from '../kernel/scheme.js';
import type { Tx } from '../platform/database/transactions.js';
import type { DeclaredLines } from './assessment.js';
import type { DeclarationKey } from './declaration-id.js';
import type { DeclaredLinesRepository } from './declared-lines.repository.js';

/** Enough for one statement to be worth its round trip, few enough to hold in memory. */
const BATCH_SIZE = 1_000;

/** A line as it is read from its sheet. */
export type LineItem =
  | { readonly kind: 'reception'; readonly line: ReceptionLine }
  | { readonly kind: 'cost'; readonly line: CostLine }
  | { readonly kind: 'receipt'; readonly line: ReceiptLine };

/** Collects the lines of a declaration while they are read and writes them in batches. */
export class LineBatches {
  /** Lines so far. */
  count = 0;
  private reception: ReceptionLine[] = [];
  private costs: CostLine[] = [];
  private receipts: ReceiptLine[] = [];
  /** The batch before, which the database may still be writing while the next is read. */
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly tx: Tx,
    private readonly repository: DeclaredLinesRepository,
    private readonly key: DeclarationKey,
    private readonly onBatch: (lines: Omit<DeclaredLines, 'basis'>) => void,
  ) {}

  async add(item: LineItem): Promise<void> {
    this.count += 1;
    switch (item.kind) {
      case 'reception':
        this.reception.push(item.line);
        break;
      case 'cost':
        this.costs.push(item.line);
        break;
      case 'receipt':
        this.receipts.push(item.line);
        break;
    }
    if (this.reception.length + this.costs.length + this.receipts.length >= BATCH_SIZE) await this.next();
  }

  /** Writes what is left, and waits until all is written. */
  async flush(): Promise<void> {
    await this.next();
    await this.writing;
  }

  /** Hands the batch over when the one before is written; so no more than two are held. */
  private async next(): Promise<void> {
    const lines = { reception: this.reception, costs: this.costs, receipts: this.receipts };
    this.reception = [];
    this.costs = [];
    this.receipts = [];
    this.onBatch(lines);
    await this.writing;
    this.writing = this.write(lines);
    // whoever waits for it hears of a failure; until then it is not to end the process
    this.writing.catch(() => undefined);
  }

  private async write({ reception, costs, receipts }: Omit<DeclaredLines, 'basis'>): Promise<void> {
    if (reception.length > 0) await this.repository.insertReception(this.tx, this.key, reception);
    if (costs.length > 0) await this.repository.insertCosts(this.tx, this.key, costs);
    if (receipts.length > 0) await this.repository.insertReceipts(this.tx, this.key, receipts);
  }
}
