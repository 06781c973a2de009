/** The dialog's own code, which comes later. */
export { Modal as default } from '@mantine/core';
