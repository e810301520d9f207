import '@mantine/notifications/styles.css';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';

/** Where short notices come up: `notifications.show()`. */
export function Notices(): ReactNode {
  return <Notifications position="bottom-right" />;
}
