/** Its screen comes with its feature. */
export function SubmitPage() {
  return null;
}
