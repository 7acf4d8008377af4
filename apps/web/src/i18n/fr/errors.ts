export const errorsFr = { title: 'x' };
