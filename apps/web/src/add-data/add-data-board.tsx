/** Its screen comes with its feature. */
export function AddDataBoard() {
  return null;
}
