import { Injectable } from '@nestjs/common';
import { amountText, sum } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import { nationalEstimate } from '../../kernel/national-estimate.js';
import { narrowingMunicipalities, selfSelectionBand } from '../../kernel/self-selection.js';
import { ComponentYearsRepository } from '../component-years.repository.js';
import type { ComponentYear } from '../component-years.repository.js';
import { NationalReadings, placesDue } from '../national-reading.js';
import { estimateFrame, usualPlacesYear } from './estimate-frame.js';
import type { EstimateYears } from './estimate-frame.js';
import { estimatedTotalDto } from './estimate-answer.js';
import type { EstimateDto, EstimatedFigure } from './estimate.dto.js';

export interface EstimateQuestion {
  readonly year: number;
  readonly layout: number | null;
  readonly figure: EstimatedFigure;
  /** The year whose realised places are the auxiliary variable; null: the year before, of 2022 the year itself. */
  readonly placesOf: number | null;
}

/** Says what all municipalities together come to when not all of them declared (domain rule 9). */
@Injectable()
export class EstimateService {
  constructor(
    private readonly readings: NationalReadings,
    private readonly years: ComponentYearsRepository,
  ) {}

  async ofYear(question: EstimateQuestion, knownOn: Date | null): Promise<EstimateDto> {
    const { year, layout } = question;
    const placesOf = question.placesOf ?? usualPlacesYear(year);
    const range = { fromYear: Math.min(year, placesOf), toYear: Math.max(year, placesOf), layout };
    return this.readings.answer(range, ['estimate', question], knownOn, async (reading) => {
      const years = {
        ...{ year, placesOf, due: placesDue(reading, year), dueForPlaces: placesDue(reading, placesOf) },
        balances: await this.years.componentYears(reading),
      };
      const nameOf = (code: string): string => reading.frame.placeOf.get(code)?.name ?? code;
      return {
        knownOn: reading.moment.toISOString(),
        layout,
        year,
        figure: question.figure,
        placesOf,
        ...estimateOf(years, FIGURES[question.figure], nameOf),
      };
    });
  }
}

const FIGURES: Readonly<Record<EstimatedFigure, (balance: ComponentYear) => Amount>> = {
  gap: ({ realCost, entitlement }) => realCost.minus(entitlement),
  realCost: ({ realCost }) => realCost,
  entitlement: ({ entitlement }) => entitlement,
};

function estimateOf(
  years: EstimateYears,
  figure: (balance: ComponentYear) => Amount,
  nameOf: (code: string) => string,
): Omit<EstimateDto, 'knownOn' | 'layout' | 'year' | 'figure' | 'placesOf'> {
  const { year, due, balances } = years;
  const declared = new Set(due.filter(({ isDeclared }) => isDeclared).map(({ place }) => place.code));
  const known = {
    municipalities: due.length,
    respondents: declared.size,
    hardFloor: amountText(sum(balances.filter((one) => one.year === year && declared.has(one.code)).map(figure))),
  };
  const none = { ...known, coverageOfMunicipalities: null, coverageOfPopulation: null, estimate: null };
  const frame = estimateFrame(years, figure);
  if (!frame) {
    const names = due.filter(({ place }) => place.population === null).map(({ place }) => nameOf(place.code));
    const notice = `Het inwonertal is niet bekend van: ${names.join(', ')}. Vraag de schatting in de indeling van een later jaar (layout).`;
    return { ...none, reason: 'population-unknown', notices: [notice] };
  }
  const estimate = nationalEstimate(frame);
  const band = selfSelectionBand(frame);
  if (estimate.reason !== null || band === null) {
    return {
      ...none,
      reason: 'fewer-than-two-respondents',
      notices: ['Er zijn te weinig goedgekeurde declaraties om mee te schatten.'],
    };
  }
  return {
    ...known,
    coverageOfMunicipalities: estimate.coverage.ofMunicipalities.toFixed(4),
    coverageOfPopulation: estimate.coverage.ofPopulation.toFixed(4),
    estimate: estimatedTotalDto(estimate, band, narrowingMunicipalities(frame), nameOf),
    reason: null,
    notices: [
      'Hard is alleen de som van de goedgekeurde declaraties. De rest is geschat.',
      'Wie niet declareerde, kan anders zijn dan wie dat wel deed. Het interval houdt daar geen rekening mee, de bandbreedte wel.',
    ],
  };
}
