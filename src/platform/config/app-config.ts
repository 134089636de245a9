import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { errorCode } from '../error-code.js';
import { identityConfig } from './identity-config.js';
import type { IdentityConfig } from './identity-config.js';
import { workbookLimits } from './workbook-limits.js';
import type { WorkbookLimits } from './workbook-limits.js';

/** The settings of the application, read from the environment once, at start. */
export interface AppConfig {
  /** 0 lets the system choose a free port. */
  readonly port: number;
  /** Absolute path of the folder for the embedded database, uploads and exports. */
  readonly dataDir: string;
  /** A PostgreSQL server of your own; null starts the embedded one in `dataDir`. */
  readonly databaseUrl: string | null;
  /** The owner's connection for migrations, when `databaseUrl` is a login without owner rights. */
  readonly migrationUrl: string | null;
  readonly logLevel: string;
  readonly uploadMaxBytes: number;
  readonly workbookLimits: WorkbookLimits;
  /** How long the file of an export stays that was not published; it can be made again afterwards. */
  readonly exportRetentionDays: number;
  readonly identity: IdentityConfig;
  /** The address that the server listens on. */
  readonly host: string;
  /** Proxies whose word is taken for who a request comes from. */
  readonly trustedProxies: readonly string[];
}

/** Injection token of the configuration. */
export const APP_CONFIG = Symbol('AppConfig');

const THIS_MACHINE = '127.0.0.1';

/** The environment does not make sense; the message names every fault. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(
      faults.length === 1
        ? `The environment is not right: ${faults[0]}`
        : `The environment is not right:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
  }
}

const MEBIBYTE = 1024 * 1024;
/** Of bytes, rows or whatever a limit counts: a setting beyond it is a mistake. */
const MOST_OF_A_WORKBOOK = 1024 * MEBIBYTE;
/** As long as a municipality keeps its accounts (Algemene wet inzake rijksbelastingen, art. 52(4)). */
const SEVEN_YEARS_OF_DAYS = 7 * 366;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** Reads and checks all settings; throws a ConfigError that names every fault at once. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): AppConfig {
  const faults: string[] = [];
  const setting = (name: string): string | null => {
    const text = env[name]?.trim() || null;
    const file = env[`${name}_FILE`]?.trim() || null;
    if (file === null) return text;
    if (text !== null) faults.push(`${name} and ${name}_FILE are both set: keep one of them`);
    return contentOf(file, (reason) => faults.push(`${name}_FILE cannot be read: ${reason}`));
  };

  const integer = (name: string, fallback: number, min: number, max: number): number => {
    const text = setting(name);
    if (text === null) return fallback;
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    faults.push(`${name} must be a whole number from ${min} to ${max}, not "${text}"`);
    return fallback;
  };
  const postgresUrl = (name: string): string | null => {
    const text = setting(name);
    if (text === null || (URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol))) return text;
    faults.push(`${name} must be a URL as postgres://user:password@host:5432/database`);
    return null;
  };
  const oneOf = (name: string, fallback: string, allowed: readonly string[]): string => {
    const value = setting(name) ?? fallback;
    if (!allowed.includes(value)) faults.push(`${name} must be one of ${allowed.join(', ')}, not "${value}"`);
    return value;
  };
  const networks = (name: string): string[] => {
    const parts = (setting(name) ?? '').split(',').map((part) => part.trim());
    const given = parts.filter((part) => part !== '');
    for (const part of given) {
      if (!isNetwork(part)) faults.push(`${name} must be addresses, or networks as 10.0.0.0/8, not "${part}"`);
    }
    return given;
  };

  const isProduction = oneOf('NODE_ENV', 'development', ['development', 'test', 'production']) === 'production';
  const config: AppConfig = {
    port: integer('PORT', 3000, 0, 65_535),
    dataDir: resolve(setting('DATA_DIR') ?? '.data'),
    databaseUrl: postgresUrl('DATABASE_URL'),
    migrationUrl: postgresUrl('DATABASE_MIGRATION_URL'),
    logLevel: oneOf('LOG_LEVEL', 'info', LOG_LEVELS),
    workbookLimits: workbookLimits((name, fallback) => integer(name, fallback, 1, MOST_OF_A_WORKBOOK)),
    uploadMaxBytes: integer('UPLOAD_MAX_BYTES', 20 * MEBIBYTE, 1, 1024 * MEBIBYTE),
    exportRetentionDays: integer('EXPORT_RETENTION_DAYS', SEVEN_YEARS_OF_DAYS, 1, 100 * 366),
    identity: identityConfig({ text: setting, integer, fault: (message) => faults.push(message) }, isProduction),
    host: setting('HOST') ?? THIS_MACHINE,
    trustedProxies: networks('TRUSTED_PROXIES'),
  };
  if (config.identity.provider === null && config.host !== THIS_MACHINE && !isProduction) {
    faults.push(`HOST must be ${THIS_MACHINE} without OIDC_ISSUER: the demo people log in without a password`);
  }
  if (/[$"`\\]/.test(config.dataDir)) faults.push('DATA_DIR may not hold $, ", ` or \\: pg_ctl hands it to a shell');
  if (config.migrationUrl !== null && config.databaseUrl === null) {
    faults.push('DATABASE_MIGRATION_URL needs DATABASE_URL beside it');
  }
  // a setting that is asked for twice is wrong once
  if (faults.length > 0) throw new ConfigError([...new Set(faults)]);
  return config;
}

/** An address, or a network as 10.0.0.0/8. */
function isNetwork(text: string): boolean {
  const [address = '', bits = '1', ...more] = text.split('/');
  const mostBits = isIP(address) === 4 ? 32 : 128;
  return isIP(address) !== 0 && more.length === 0 && /^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= mostBits;
}

/** What a file holds, as a secret is handed to a container. */
function contentOf(file: string, fault: (reason: string) => void): string | null {
  try {
    return readFileSync(file, 'utf8').trim() || null;
  } catch (error) {
    fault(errorCode(error) ?? 'it is not a file');
    return null;
  }
}
