/** Its screen comes with its feature. */
export function SignInPage() {
  return null;
}
