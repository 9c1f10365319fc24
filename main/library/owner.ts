/** Whose lists, visits and places: the key of an account, the same at every start, or '' for nobody. */
export type Owner = string;

export const NOBODY: Owner = '';
