/** Its screen comes with its feature. */
export function ProductPanel() {
  return null;
}
