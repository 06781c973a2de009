/** The drawer's own code, which comes later. */
export { Drawer as default } from '@mantine/core';
