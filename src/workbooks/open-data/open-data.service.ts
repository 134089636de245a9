import { Injectable } from '@nestjs/common';
import { OwnAddress } from '../../identity/own-address.js';
import { currentAccess, withAccess } from '../../platform/access/access.js';
import { ProblemError } from '../../platform/http/problem.js';
import { PublishableService } from '../../shortfall/publishable/publishable.service.js';
import { ExportsService } from '../exports.service.js';
import { openDataSet } from './open-data-set.js';
import type { OpenDataSet } from './open-data-set.js';

/** Makes open data of exports for the ministry: the same tables as their workbook, for programs. */
@Injectable()
export class OpenDataService {
  constructor(
    private readonly exports: ExportsService,
    private readonly publishable: PublishableService,
    private readonly ownAddress: OwnAddress,
  ) {}

  /** As known on the moment of the export, so that it is the same for ever. */
  async ofExport(id: string): Promise<OpenDataSet> {
    const made = await this.exports.find(id);
    if (made.audience !== 'ministry') {
      throw new ProblemError(
        'conflict',
        'Deze export is voor de VNG en toont cijfers van elke gemeente: daar is geen open data van. Maak een export voor het ministerie (audience: ministry).',
      );
    }
    // who may see the export may see these tables, but not the rows that they are made of
    const publishable = await withAccess({ ...currentAccess(), scope: 'all' }, () =>
      this.publishable.ofYears(made, made.knownOn),
    );
    return openDataSet(`${this.ownAddress.url()}/v1/exports/${made.id}/open-data`, publishable);
  }
}
