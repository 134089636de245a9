/** Who a workbook is for. Only that of the ministry tells of no single municipality, and only it can be published. */
export const AUDIENCES = ['vng', 'ministry'] as const;
export type Audience = (typeof AUDIENCES)[number];
