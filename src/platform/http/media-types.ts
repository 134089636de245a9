/** An Excel workbook (.xlsx), by its registered media type. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
