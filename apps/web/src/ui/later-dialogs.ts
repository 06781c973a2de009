/** Dialog and drawer for what is there from the beginning; a part that itself comes later takes them from the library. */
import type { DrawerProps, ModalProps } from '@mantine/core';
import { later } from './later.tsx';

export const Modal = later<ModalProps>(() => import('./modal-code.ts'));
export const Drawer = later<DrawerProps>(() => import('./drawer-code.ts'));
