/** Kinds of file, by their registered media types. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const ODS = 'application/vnd.oasis.opendocument.spreadsheet';
export const PDF = 'application/pdf';
export const CSV = 'text/csv; charset=utf-8';
export const ZIP = 'application/zip';
export const JSON_ROWS = 'application/json; charset=utf-8';
export const JSON_LD = 'application/ld+json';
/** Metadata of a CSV on the web. */
export const CSVM = 'application/csvm+json';
