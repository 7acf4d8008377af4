import { Outlet } from '@tanstack/react-router';

export function HomeLayout() {
  return <Outlet />;
}
