// The minified builds: the plain ones come with source maps that cost 150 MB as soon as any is asked for.

declare module 'pdfjs-dist/legacy/build/pdf.min.mjs' {
  export * from 'pdfjs-dist';
}

/** pdf.js ships no types for its worker half; this is the part the reader uses. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.min.mjs' {
  export const WorkerMessageHandler: { initializeFromPort(port: unknown): void };
}
