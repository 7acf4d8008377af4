/** Words of the list that every screen uses, in French. */
export const listsFr = {
  removeFilter: 'Retirer le filtre {{name}}',
  clearSearch: 'Vider la recherche',
};
