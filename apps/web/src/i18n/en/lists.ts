/** Words of the list that every screen uses. */
export const listsEn = {
  removeFilter: 'Remove the filter {{name}}',
  clearSearch: 'Empty the search',
} as const;
