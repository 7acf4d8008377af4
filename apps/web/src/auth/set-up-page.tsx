/** Its screen comes with its feature. */
export function SetUpPage() {
  return null;
}
