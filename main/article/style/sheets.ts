/** The sheets of one document's templates. */
export type Sheets = {
  /** Answers the sheet as it may be written, or an empty string. */
  readonly add: (css: string) => string;
  readonly usesClass: (name: string) => boolean;
};

export function createSheets(): Sheets {
  return { add: () => '', usesClass: () => false };
}
