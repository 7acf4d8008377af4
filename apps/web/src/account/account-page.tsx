import { useMe } from '../api/me.ts';
import { Page } from '../components/page.tsx';
import { ChangeName } from './change-name.tsx';
import { ChangePassword } from './change-password.tsx';
import { PersonalTokens } from './personal-tokens.tsx';

/** What is mine: name, language, password, tokens for scripts. */
export function AccountPage() {
  const me = useMe();
  if (me === null) return null;
  return (
    <Page>
      <ChangeName key={me.id} me={me} />
      <ChangePassword />
      <PersonalTokens />
    </Page>
  );
}
