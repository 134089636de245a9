import { Injectable } from '@nestjs/common';
import { explainNationally } from '../../kernel/explanation.js';
import type { ComparedYears } from '../../kernel/explanation.js';
import { ProblemError } from '../../platform/http/problem.js';
import { ReferenceService } from '../../reference/reference.service.js';
import { ComponentYearsRepository } from '../component-years.repository.js';
import { NationalReadings, placeIn, placesDue } from '../national-reading.js';
import type { NationalReading } from '../national-reading.js';
import { byMunicipalYear, comparedYears, contentBetween } from './compared-years.js';
import type { CategoryRoute } from './compared-years.js';
import { explanationDto } from './explanation-answer.js';
import type { ExplanationQuestion } from './explanation-question.js';
import type { ExplanationDto } from './explanation.dto.js';

/** Says why the gap changed between two years: of one municipality, or of all that declared both. */
@Injectable()
export class ExplanationService {
  constructor(
    private readonly readings: NationalReadings,
    private readonly years: ComponentYearsRepository,
    private readonly reference: ReferenceService,
  ) {}

  async explain(question: ExplanationQuestion, knownOn: Date | null): Promise<ExplanationDto> {
    const { fromYear, toYear, layout } = question;
    if (fromYear === toYear) {
      throw new ProblemError('invalid-request', 'Een verklaring gaat over twee verschillende jaren.', {
        errors: [{ code: 'same-year', message: 'Kies een ander jaar dan fromYear.', pointer: 'toYear' }],
      });
    }
    const range = { fromYear: Math.min(fromYear, toYear), toYear: Math.max(fromYear, toYear), layout };
    return this.readings.answer(range, ['explanation', question], knownOn, (reading) => this.readIn(reading, question));
  }

  /** The same from books of both years that are open already. */
  async readIn(reading: NationalReading, question: ExplanationQuestion): Promise<ExplanationDto> {
    const { fromYear, toYear } = question;
    const content = contentBetween(await this.reference.componentRules(reading.tx, reading.moment), fromYear, toYear);
    const compared = await this.comparedYearsOf(reading, question, content);
    return explanationDto({ question, content, compared, explanation: explainNationally(compared), reading });
  }

  private async comparedYearsOf(
    reading: NationalReading,
    { fromYear, toYear, municipality, contentTariff }: ExplanationQuestion,
    content: readonly CategoryRoute[],
  ): Promise<ComparedYears[]> {
    if (municipality !== null) placeIn(reading, municipality);
    const balances = {
      fromYear,
      toYear,
      components: byMunicipalYear(await this.years.componentYears(reading)),
      contentCosts: byMunicipalYear(await this.contentCosts(reading, content)),
      contentTariff,
    };
    const declaredIn = (year: number): Map<string, boolean> =>
      new Map(placesDue(reading, year).map(({ place, isDeclared }) => [place.code, isDeclared]));
    const [from, to] = [declaredIn(fromYear), declaredIn(toYear)];
    const codes = municipality === null ? [...new Set([...from.keys(), ...to.keys()])] : [municipality];
    return codes.map((code) =>
      comparedYears(code, { from: from.get(code) ?? false, to: to.get(code) ?? false }, balances),
    );
  }

  private async contentCosts(
    reading: NationalReading,
    content: readonly CategoryRoute[],
  ): ReturnType<ComponentYearsRepository['categoryYears']> {
    if (content.length === 0) return [];
    const costCategories = content.map(({ costCategory }) => costCategory);
    const rows = await this.years.categoryYears(reading, { costCategories, component: 'goo' });
    return rows.filter((row) =>
      content.some(
        ({ costCategory, fundingRoute }) => costCategory === row.costCategory && fundingRoute === row.fundingRoute,
      ),
    );
  }
}
