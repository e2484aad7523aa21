export const REGIONS = ['Coast', 'Upper', 'Valley'] as const;
