export const collectionsFr = { title: 'x' };
