export declare function findQuote(text: string, quote: string): { start: number; end: number } | null;
