import { Outlet } from '@tanstack/react-router';

export function UserLayout() {
  return <Outlet />;
}
