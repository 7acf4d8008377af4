/** Its screen comes with its feature. */
export function RegisterPage() {
  return null;
}
