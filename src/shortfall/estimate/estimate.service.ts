import { Injectable } from '@nestjs/common';
import { amountText, sum, ZERO } from '../../kernel/money.js';
import type { Amount } from '../../kernel/money.js';
import { nationalEstimate } from '../../kernel/national-estimate.js';
import { FIRST_FISCAL_YEAR } from '../../kernel/scheme.js';
import { narrowingMunicipalities, selfSelectionBand } from '../../kernel/self-selection.js';
import type { FrameMunicipality } from '../../kernel/size-strata.js';
import { ComponentYearsRepository } from '../component-years.repository.js';
import type { ComponentYear } from '../component-years.repository.js';
import { byMunicipalYear } from '../explanation/compared-years.js';
import { schemeDays } from '../national-frame.js';
import { NationalReadings, placesDue } from '../national-reading.js';
import type { NationalReading } from '../national-reading.js';
import { estimatedTotalDto } from './estimate-answer.js';
import type { EstimateDto, EstimatedFigure } from './estimate.dto.js';

export interface EstimateQuestion {
  readonly year: number;
  readonly layout: number | null;
  readonly figure: EstimatedFigure;
  /** The year whose realised places are the auxiliary variable; null: the year before, of 2022 the year itself. */
  readonly placesOf: number | null;
}

/** A municipality of the frame, of which the number of inhabitants may not be known. */
type Framed = Omit<FrameMunicipality, 'population'> & { readonly population: number | null };

/** Says what all municipalities together come to when not all of them declared (domain rule 9). */
@Injectable()
export class EstimateService {
  constructor(
    private readonly readings: NationalReadings,
    private readonly years: ComponentYearsRepository,
  ) {}

  async ofYear(question: EstimateQuestion, knownOn: Date | null): Promise<EstimateDto> {
    const { year, layout } = question;
    const placesOf = question.placesOf ?? Math.max(year - 1, FIRST_FISCAL_YEAR);
    const range = { fromYear: Math.min(year, placesOf), toYear: Math.max(year, placesOf), layout };
    return this.readings.answer(range, ['estimate', question], knownOn, async (reading) => {
      const framed = framedMunicipalities(reading, await this.years.componentYears(reading), { ...question, placesOf });
      const nameOf = (code: string): string => reading.frame.placeOf.get(code)?.name ?? code;
      return {
        knownOn: reading.moment.toISOString(),
        layout,
        year,
        figure: question.figure,
        placesOf,
        ...estimateOf(framed, nameOf),
      };
    });
  }
}

function framedMunicipalities(
  reading: NationalReading,
  balances: readonly ComponentYear[],
  { year, placesOf, figure }: EstimateQuestion & { readonly placesOf: number },
): Framed[] {
  const ofYear = byMunicipalYear(balances);
  const hadPlaces = new Map(placesDue(reading, placesOf).map(({ place, isDeclared }) => [place.code, isDeclared]));
  return placesDue(reading, year).map(({ place, isDeclared }) => ({
    municipalityCode: place.code,
    population: place.population,
    realisedPlaces: hadPlaces.get(place.code) === true ? meanPlaces(ofYear(place.code, placesOf), placesOf) : null,
    declared: isDeclared ? { y: sum(ofYear(place.code, year).map(FIGURES[figure])) } : null,
  }));
}

const FIGURES: Readonly<Record<EstimatedFigure, (balance: ComponentYear) => Amount>> = {
  gap: ({ realCost, entitlement }) => realCost.minus(entitlement),
  realCost: ({ realCost }) => realCost,
  entitlement: ({ entitlement }) => entitlement,
};

/** Realised places, as a mean over the days of the scheme in the year. */
function meanPlaces(balances: readonly ComponentYear[], year: number): Amount {
  const placeDays = balances.find(({ component }) => component === 'goo')?.quantity ?? ZERO;
  return placeDays.dividedBy(schemeDays({ fromYear: year, toYear: year }));
}

function estimateOf(
  framed: readonly Framed[],
  nameOf: (code: string) => string,
): Omit<EstimateDto, 'knownOn' | 'layout' | 'year' | 'figure' | 'placesOf'> {
  const unknown = framed.filter(({ population }) => population === null);
  const frame = framed.flatMap(({ population, ...one }) => (population === null ? [] : [{ ...one, population }]));
  const respondents = framed.flatMap(({ declared }) => (declared ? [declared.y] : []));
  const known = {
    municipalities: framed.length,
    respondents: respondents.length,
    hardFloor: amountText(sum(respondents)),
  };
  const none = { ...known, coverageOfMunicipalities: null, coverageOfPopulation: null, estimate: null };
  if (unknown.length > 0) {
    const names = unknown.map(({ municipalityCode }) => nameOf(municipalityCode)).join(', ');
    const notice = `Het inwonertal is niet bekend van: ${names}. Vraag de schatting in de indeling van een later jaar (layout).`;
    return { ...none, reason: 'population-unknown', notices: [notice] };
  }
  const estimate = frame.length === 0 ? null : nationalEstimate(frame);
  const band = estimate?.reason === null ? selfSelectionBand(frame) : null;
  if (estimate?.reason !== null || band === null) {
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
