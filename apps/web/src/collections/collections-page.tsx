/** Its screen comes with its feature. */
export function CollectionsPage() {
  return null;
}
