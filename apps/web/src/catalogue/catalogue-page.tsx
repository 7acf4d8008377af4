/** Its screen comes with its feature. */
export function CataloguePage() {
  return null;
}
