/** Its screen comes with its feature. */
export function ProductsPage() {
  return null;
}
