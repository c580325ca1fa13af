/** What a part holds that no block can show. */
export interface PartTally {
  insertions: number;
  deletions: number;
  moves: number;
  hiddenCharacters: number;
  embeddedObjects: number;
  embeddedDocuments: number;
  charts: number;
  missingImages: number;
  /** Pictures in formats made for Windows programs (EMF, WMF). */
  windowsImages: number;
  unreadableSymbols: number;
}

export function startTally(): PartTally {
  return {
    insertions: 0,
    deletions: 0,
    moves: 0,
    hiddenCharacters: 0,
    embeddedObjects: 0,
    embeddedDocuments: 0,
    charts: 0,
    missingImages: 0,
    windowsImages: 0,
    unreadableSymbols: 0,
  };
}
