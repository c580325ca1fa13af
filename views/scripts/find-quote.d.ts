export declare function findQuote(text: string, quote: string, from?: number): { start: number; end: number } | null;
