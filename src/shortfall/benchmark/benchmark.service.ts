import { Injectable } from '@nestjs/common';
import { benchmark } from '../../kernel/benchmark.js';
import type { Benchmark, BenchmarkFigures, HiddenReason, PeerFigures, PeerGroup } from '../../kernel/benchmark.js';
import { amountText } from '../../kernel/money.js';
import { AnswerMemory } from '../../platform/database/answer-memory.js';
import { municipalityOf, ReferenceService } from '../../reference/reference.service.js';
import { MunicipalBalancesRepository } from '../municipal-balances.repository.js';
import type { BenchmarkDto, BenchmarkFiguresDto, PeerFiguresDto, PeerGroupDto } from './benchmark.dto.js';
import { PeerCostsRepository } from './peer-costs.repository.js';

/** Shows a municipality what a place-day costs it beside what it costs others, of whom it learns nothing else. */
@Injectable()
export class BenchmarkService {
  constructor(
    private readonly answers: AnswerMemory,
    private readonly costs: PeerCostsRepository,
    private readonly balances: MunicipalBalancesRepository,
    private readonly reference: ReferenceService,
  ) {}

  async ofMunicipality(code: string, year: number, knownOn: Date | null): Promise<BenchmarkDto> {
    return this.answers.answer(['benchmark', code, year], knownOn, async (tx, moment) => {
      const { name } = municipalityOf(await this.reference.municipalities(tx, moment), code);
      const range = { fromYear: year, toYear: year };
      const declared = await this.balances.declaredYears(tx, moment, [code], range);
      const peers = await this.costs.peers(tx, moment, year, code);
      const compared = benchmark(await this.costs.own(tx, moment, year, code), peers.all, peers.similar);
      const categories = await this.reference.costCategories(tx, moment);
      const labels = new Map(categories.map((category) => [category.code, category.label]));
      return {
        knownOn: moment.toISOString(),
        municipality: code,
        name,
        year,
        declared: declared.length > 0,
        all: groupDto(compared.all),
        similar: groupDto(compared.similar),
        total: figuresDto(compared.total),
        categories: compared.categories.map((category) => ({
          costCategory: category.costCategory,
          label: labels.get(category.costCategory) ?? category.costCategory,
          ...figuresDto(category),
        })),
        notices: noticesOf(compared, declared.length > 0),
      };
    });
  }
}

function noticesOf({ total }: Benchmark, isDeclared: boolean): string[] {
  return [
    'Kosten van onderdeel GOO per gerealiseerde plek per dag. Uw eigen bedrag is exact; die van anderen zijn gemiddelden van drie, afgerond op € 0,10.',
    ...(isDeclared ? [] : ['U heeft dit jaar nog geen goedgekeurde declaratie.']),
    ...(isDeclared && total.ownEur === null
      ? ['U heeft dit jaar geen plekdagen, en daarom geen kosten per plekdag.']
      : []),
  ];
}

const HIDDEN: Readonly<Record<HiddenReason, string>> = {
  'fewer-than-five': 'Van minder dan vijf gemeenten laten we niets zien.',
  'differs-by-fewer-than-five':
    'De vergelijkbare gemeenten zijn op minder dan vijf na alle gemeenten: het verschil zou die paar verraden.',
};

function groupDto({ peers, silent, withoutPlaceDays, hidden }: PeerGroup): PeerGroupDto {
  return { peers, silent, withoutPlaceDays, hidden, hiddenBecause: hidden && HIDDEN[hidden] };
}

function figuresDto({ ownEur, all, similar }: BenchmarkFigures): BenchmarkFiguresDto {
  return { own: ownEur && amountText(ownEur), all: all && peerDto(all), similar: similar && peerDto(similar) };
}

function peerDto({ p10, p25, median, p75, p90, shareLower }: PeerFigures): PeerFiguresDto {
  return {
    p10: p10 && amountText(p10),
    p25: p25 && amountText(p25),
    median: median && amountText(median),
    p75: p75 && amountText(p75),
    p90: p90 && amountText(p90),
    percentageLower: shareLower && amountText(shareLower.times(100)),
  };
}
