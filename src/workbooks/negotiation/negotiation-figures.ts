import type { CareDto } from '../../shortfall/care/care.dto.js';
import type { CostCoveringTariffDto } from '../../shortfall/cost-covering-tariff/cost-covering-tariff.dto.js';
import type { ExplanationDto } from '../../shortfall/explanation/explanation.dto.js';
import type { RecordedScenario } from '../../shortfall/scenarios/scenarios.repository.js';
import type { NationalShortfallDto } from '../../shortfall/shortfall.dto.js';
import type { CostCategory } from '../../reference/reference.repository.js';
import type { TariffState } from '../../reference/tariffs/tariff-state.js';
import type { DeclarationRows } from './lines-sheet.js';
import type { PlaceYear } from './place-years.js';

/** All that the negotiation workbook says, read in one snapshot. */
export interface NegotiationFigures {
  /** Of the export. */
  readonly id: string;
  /** Of the whole ledger as known on its moment. */
  readonly snapshotSha256: string;
  readonly perYear: NationalShortfallDto;
  readonly perComponent: NationalShortfallDto;
  readonly perProvince: NationalShortfallDto;
  /** By province and municipality. */
  readonly perPlace: NationalShortfallDto;
  /** By municipality and component. */
  readonly perPlaceComponent: NationalShortfallDto;
  readonly placeYears: readonly PlaceYear[];
  /** Of each two years that follow each other and that somebody declared both. */
  readonly explanations: readonly ExplanationDto[];
  /** Of each year that somebody declared. */
  readonly costCovering: readonly CostCoveringTariffDto[];
  /** By year. */
  readonly care: CareDto;
  readonly scenarios: readonly RecordedScenario[];
  /** Those that the figures rest on. */
  readonly tariffs: readonly TariffState[];
  readonly costCategories: readonly CostCategory[];
  /** One declaration at a time, so that memory does not grow with their number. */
  readonly declarations: AsyncIterable<DeclarationRows>;
}
