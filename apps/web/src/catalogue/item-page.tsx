/** Its screen comes with its feature. */
export function ItemPage() {
  return null;
}
