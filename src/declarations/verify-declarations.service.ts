import { Injectable } from '@nestjs/common';
import { amountText, sum } from '../kernel/money.js';
import type { Posting } from '../ledger/entry.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { equalPostings } from '../ledger/restatement.js';
import { CURRENT, Transactions } from '../platform/database/transactions.js';
import { ReferenceService } from '../reference/reference.service.js';
import { entriesOf } from './assessment.js';
import { declarationId } from './declaration-id.js';
import { DeclarationsService, sourceOf } from './declarations.service.js';
import { ReassessmentService } from './reassessment.service.js';

/** A declaration whose entries are not what its lines and the recorded rules come to. */
export interface DeclarationFault {
  readonly municipalityCode: string;
  readonly declarationId: string;
  readonly fault: 'differs-from-recomputation' | 'posted-without-approval';
  readonly detail: string;
}

export interface DeclarationsReport {
  readonly declarations: number;
  /** Municipalities that wait for a reassessment: theirs is not compared yet. */
  readonly waiting: number;
  readonly faults: readonly DeclarationFault[];
}

/**
 * Proves the ledger from the other side: every approved declaration is assessed anew, from its lines, the basis of its
 * year and the tariffs as recorded, and must come to exactly what stands; and nothing else may stand.
 */
@Injectable()
export class VerifyDeclarationsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly declarations: DeclarationsService,
    private readonly reassessments: ReassessmentService,
    private readonly reference: ReferenceService,
    private readonly ledger: LedgerService,
  ) {}

  async verify(): Promise<DeclarationsReport> {
    return this.transactions.read(async (tx) => {
      const rules = await this.reference.assessmentRules(tx, CURRENT);
      const waiting = new Set(await this.reassessments.waitingOn(tx, CURRENT, 0, 9999));
      const everybody = { municipalityCode: null, fiscalYear: null, status: 'approved' } as const;
      const approved = await this.declarations.listIn(tx, everybody, CURRENT);
      const faults: DeclarationFault[] = [];
      for (const declaration of approved) {
        const { municipalityCode } = declaration;
        if (waiting.has(municipalityCode)) continue;
        const id = declarationId(declaration);
        const assessment = await this.declarations.assess(tx, declaration, rules);
        const wanted = entriesOf(assessment, sourceOf(declaration)).flatMap((entry) => entry.postings);
        const standing = (await this.ledger.standing(tx, municipalityCode, id)).flatMap((entry) => entry.postings);
        if (equalPostings(standing, wanted)) continue;
        const detail = firstDifference(standing, wanted);
        faults.push({ municipalityCode, declarationId: id, fault: 'differs-from-recomputation', detail });
      }
      const known = approved.map(declarationId);
      for (const { municipalityCode, sourceId } of await this.ledger.sourcesStandingBeside(tx, known)) {
        const detail = 'entries stand, but this declaration is not approved';
        faults.push({ municipalityCode, declarationId: sourceId, fault: 'posted-without-approval', detail });
      }
      return { declarations: approved.length, waiting: waiting.size, faults };
    });
  }
}

/** The first month and account, by component and nature, on which both do not come to the same. */
function firstDifference(standing: readonly Posting[], wanted: readonly Posting[]): string {
  const cells = new Map<string, { standing: Posting[]; wanted: Posting[] }>();
  const into = (side: 'standing' | 'wanted', postings: readonly Posting[]): void => {
    for (const posting of postings) {
      const { month, component, account, nature, tariffVersionId } = posting;
      const key = [month, component, account, nature, tariffVersionId].filter((part) => part !== null).join(' ');
      const cell = cells.get(key) ?? { standing: [], wanted: [] };
      cell[side].push(posting);
      cells.set(key, cell);
    }
  };
  into('standing', standing);
  into('wanted', wanted);
  const total = (postings: readonly Posting[]): string => amountText(sum(postings.map(({ amountEur }) => amountEur)));
  const differing = [...cells].sort().find(([, cell]) => !equalPostings(cell.standing, cell.wanted));
  if (!differing) return 'the same postings in another division';
  const [cell, sides] = differing;
  return `${cell}: ${total(sides.standing)} posted, ${total(sides.wanted)} recomputed`;
}
