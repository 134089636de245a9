import { Reference1763900000001 } from './1763900000001-reference.js';
import { Declarations1763900000002 } from './1763900000002-declarations.js';
import { Ledger1763900000003 } from './1763900000003-ledger.js';
import { Exports1763900000004 } from './1763900000004-exports.js';
import { Jobs1763900000005 } from './1763900000005-jobs.js';
import { RecordingTime1763900000006 } from './1763900000006-recording-time.js';
import { UploadedContent1763900000008 } from './1763900000008-uploaded-content.js';
import { LedgerMapping1763900000009 } from './1763900000009-ledger-mapping.js';
import { DeclarationLife1763900000010 } from './1763900000010-declaration-life.js';
import { DeclarationVersions1763900000011 } from './1763900000011-declaration-versions.js';
import { Walls1763900000012 } from './1763900000012-walls.js';
import { Identity1763900000013 } from './1763900000013-identity.js';
import { Audit1763900000014 } from './1763900000014-audit.js';
import { ComponentBalances1763900000015 } from './1763900000015-component-balances.js';
import { DeclarationFacts1763900000016 } from './1763900000016-declaration-facts.js';
import { Scenarios1763900000017 } from './1763900000017-scenarios.js';
import { ExportAudience1763900000018 } from './1763900000018-export-audience.js';
import { PeerCosts1763900000019 } from './1763900000019-peer-costs.js';
import { ExportSeals1763900000020 } from './1763900000020-export-seals.js';
import { SisaIndicators1763900000021 } from './1763900000021-sisa-indicators.js';
import { Claims1763900000022 } from './1763900000022-claims.js';
import { CounterFigures1763900000023 } from './1763900000023-counter-figures.js';
import { JobEnds1763900000024 } from './1763900000024-job-ends.js';

/** Every change of the database's shape, oldest first. A released migration is never edited. */
export const migrations = [
  Reference1763900000001,
  Declarations1763900000002,
  Ledger1763900000003,
  Exports1763900000004,
  Jobs1763900000005,
  RecordingTime1763900000006,
  UploadedContent1763900000008,
  LedgerMapping1763900000009,
  DeclarationLife1763900000010,
  DeclarationVersions1763900000011,
  Walls1763900000012,
  Identity1763900000013,
  Audit1763900000014,
  ComponentBalances1763900000015,
  DeclarationFacts1763900000016,
  Scenarios1763900000017,
  ExportAudience1763900000018,
  PeerCosts1763900000019,
  ExportSeals1763900000020,
  SisaIndicators1763900000021,
  Claims1763900000022,
  CounterFigures1763900000023,
  JobEnds1763900000024,
];
