import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useMe } from '../api/me.ts';

/** Leads to the sign-in page when the session ends while one reads, and back here afterwards. */
export function useSignedIn(): void {
  const me = useMe();
  const navigate = useNavigate();
  const router = useRouter();
  const gone = me === null;
  useEffect(() => {
    if (gone) void navigate({ to: '/login', search: { next: router.latestLocation.href } });
  }, [gone, navigate, router]);
}
