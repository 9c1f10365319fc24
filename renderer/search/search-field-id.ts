/** The one field; the bar's and home's are never there at once. */
export const SEARCH_FIELD_ID = 'search-field';
