import { Injectable } from '@nestjs/common';
import { declarationTemplate } from '../intake/template/declaration-template.js';
import { standingOn } from '../intake/rules/reception-days.js';
import { calendarYear, overlap } from '../kernel/period.js';
import { CURRENT, Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/transactions.js';
import { ProblemError } from '../platform/http/problem.js';
import { municipalityOf, ReferenceService } from '../reference/reference.service.js';
import { DeclarationsRepository } from './declarations.repository.js';
import type { Declaration } from './declarations.repository.js';
import { DeclaredLinesRepository } from './declared-lines.repository.js';

/** Makes the template of a municipality for a year, with what is known of the year before. */
@Injectable()
export class DeclarationTemplateService {
  constructor(
    private readonly transactions: Transactions,
    private readonly reference: ReferenceService,
    private readonly declarations: DeclarationsRepository,
    private readonly lines: DeclaredLinesRepository,
  ) {}

  async template(municipalityCode: string, fiscalYear: number): Promise<Buffer> {
    const content = await this.transactions.read(async (tx) => {
      const municipality = municipalityOf(await this.reference.municipalities(tx, CURRENT), municipalityCode);
      const life = { from: municipality.validFrom ?? '0001-01-01', until: municipality.validUntil };
      if (!overlap(calendarYear(fiscalYear), life)) {
        throw new ProblemError('not-found', `De gemeente ${municipality.name} bestond niet in ${fiscalYear}.`);
      }
      const before = await this.before(tx, municipalityCode, fiscalYear - 1);
      const reception = before ? (await this.lines.lines(tx, before, { costs: false })).reception : [];
      return {
        municipality,
        fiscalYear,
        costCategories: await this.reference.costCategories(tx, CURRENT),
        basis: before?.basis ?? ('norm' as const),
        lastYear: standingOn(reception, `${fiscalYear - 1}-12-31`),
      };
    });
    return declarationTemplate(content);
  }

  /** The declaration of a year that stands in the ledger; else the last that was handed in. */
  private async before(tx: Tx, municipalityCode: string, fiscalYear: number): Promise<Declaration | null> {
    const approved = await this.declarations.approved(tx, municipalityCode, fiscalYear, CURRENT);
    if (approved) return approved;
    const [last] = await this.declarations.declarations(tx, { municipalityCode, fiscalYear, status: null }, CURRENT);
    return last ?? null;
  }
}
