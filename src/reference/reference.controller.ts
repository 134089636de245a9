import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  CostCategoryListDto,
  costCategoryDto,
  MunicipalityListDto,
  municipalityDto,
  TariffListDto,
  tariffDto,
  ValidOnQuery,
} from './reference.dto.js';
import { ReferenceService } from './reference.service.js';

@ApiTags('reference')
@Controller('v1')
export class ReferenceController {
  constructor(private readonly reference: ReferenceService) {}

  @Get('municipalities')
  @ApiOperation({ operationId: 'listMunicipalities', summary: 'Municipalities since 2022' })
  @ApiOkResponse({ type: MunicipalityListDto })
  async municipalities(@Query() query: ValidOnQuery): Promise<MunicipalityListDto> {
    return listOf((await this.reference.municipalities(query.validOn ?? null)).map(municipalityDto));
  }

  @Get('cost-categories')
  @ApiOperation({ operationId: 'listCostCategories', summary: 'Cost categories with their dated component' })
  @ApiOkResponse({ type: CostCategoryListDto })
  async costCategories(): Promise<CostCategoryListDto> {
    return listOf((await this.reference.costCategories()).map(costCategoryDto));
  }

  @Get('tariffs')
  @ApiOperation({ operationId: 'listTariffs', summary: 'Tariffs (normbedragen) with their source' })
  @ApiOkResponse({ type: TariffListDto })
  async tariffs(@Query() query: ValidOnQuery): Promise<TariffListDto> {
    return listOf((await this.reference.tariffs(query.validOn ?? null)).map(tariffDto));
  }
}

function listOf<T>(items: T[]): { items: T[]; total: number } {
  return { items, total: items.length };
}
