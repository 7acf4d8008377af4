/** Its screen comes with its feature. */
export function NewCollectionPage() {
  return null;
}

/** Its screen comes with its feature. */
export function CollectionEditorPage() {
  return null;
}
