import { Controller, Get, Inject, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ComparisonService } from '../../counter-figures/comparison.service.js';
import { uploadFolder } from '../../declarations/uploaded-file.js';
import { Clock } from '../../platform/clock.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import type { AppConfig } from '../../platform/config/app-config.js';
import { KnownOnQuery, knownOnOf } from '../../platform/http/known-on.js';
import { XLSX } from '../../platform/http/media-types.js';
import { counterFiguresWorkbook } from './counter-figures-workbook.js';

@ApiTags('counter-figures')
@Controller('v1/counter-figures/:id')
export class CounterFiguresWorkbookController {
  constructor(
    private readonly comparisons: ComparisonService,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Get('workbook')
  @ApiOperation({ operationId: 'downloadCounterFigureDifferences', summary: 'The differences as a workbook' })
  @ApiOkResponse({ content: { [XLSX]: { schema: { type: 'string', format: 'binary' } } } })
  @ApiNotFoundResponse({ description: 'No such figures' })
  async download(@Param('id') id: string, @Query() query: KnownOnQuery): Promise<StreamableFile> {
    const comparison = await this.comparisons.compare(id, knownOnOf(query, this.clock.now()));
    return new StreamableFile(await counterFiguresWorkbook(comparison, uploadFolder(this.config)), {
      type: XLSX,
      disposition: `attachment; filename="verschillen-${comparison.head.datedOn}.xlsx"`,
    });
  }
}
