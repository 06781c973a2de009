/** Mantine in the colors of the house: its variables point at ours (tokens.css), so that light and dark are decided in one place. */
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import { words } from '../words.ts';
import { overPage } from './over-page.ts';

const accent: MantineColorsTuple = [
  '#e6eef5',
  '#cfdeea',
  '#a9c5dc',
  '#80aace',
  '#5b91bf',
  '#3f7cae',
  '#2b5f8a',
  '#234f74',
  '#1b3f5d',
  '#132e45',
];

/** The grays of what the library draws in the dark, from its words to its grounds: those of tokens.css, without a tint of their own. */
const dark: MantineColorsTuple = [
  '#e8e6e1',
  '#c8ccd0',
  '#a8b2bd',
  '#78838f',
  '#333c46',
  '#2b343d',
  '#1c2229',
  '#14181d',
  '#11151a',
  '#0f1216',
];

const closes = { 'aria-label': words.close };

export const theme = createTheme({
  fontFamily: "'Atkinson Hyperlegible Next Variable', 'Atkinson Hyperlegible Next', sans-serif",
  headings: { fontFamily: 'inherit', fontWeight: '650' },
  colors: { accent, dark },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 6 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // What is required is said by the form itself; a star beside every label would be noise.
    InputWrapper: { defaultProps: { withAsterisk: false } },
    // The head of a dialog is no banner of the page.
    Drawer: { defaultProps: { attributes: { header: { role: 'none' } }, closeButtonProps: closes } },
    Modal: {
      defaultProps: {
        attributes: { header: { role: 'none' } },
        closeButtonProps: closes,
        centered: false,
        radius: 'lg',
        transitionProps: { duration: 120 },
      },
    },
    // Whoever works without a pointer sees what they typed too.
    PasswordInput: { defaultProps: { visibilityToggleButtonProps: { 'aria-label': words.showPassword, tabIndex: 0 } } },
    // Opened inside the page's own landmark, unless it belongs to what stays when another page comes, and the first choice has the
    // focus. While it is open every key goes to it; each section has a menu, and what listens outside of it would be asked at each letter
    // of the text. A long menu scrolls in itself, and stays open when the page beneath it moves: sections that come near grow, and push
    // away what the menu hangs on.
    Menu: {
      defaultProps: {
        transitionProps: { duration: 80 },
        portalProps: { target: overPage },
        withInitialFocusPlaceholder: false,
        clickOutsideEvents: ['mousedown', 'touchstart'],
        hideDetached: false,
        middlewares: { flip: { fallbackStrategy: 'bestFit' }, shift: true, size: { padding: 8 } },
        styles: { dropdown: { overflowY: 'auto' } },
      },
    },
  },
});

const variables = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--soft)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-placeholder': 'var(--soft)',
  '--mantine-color-error': 'var(--coral)',
  '--mantine-color-default': 'var(--paper)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--hover)',
  '--mantine-color-disabled-color': 'var(--soft)',
  '--mantine-primary-color-filled': 'var(--accent-solid)',
  '--mantine-primary-color-filled-hover': 'var(--accent-solid-hover)',
  '--mantine-primary-color-light': 'var(--accent-soft)',
  '--mantine-primary-color-light-hover': 'var(--accent-line)',
  '--mantine-primary-color-light-color': 'var(--accent)',
  '--mantine-color-accent-filled': 'var(--accent-solid)',
  '--mantine-color-accent-filled-hover': 'var(--accent-solid-hover)',
  '--mantine-color-accent-light': 'var(--accent-soft)',
  '--mantine-color-accent-light-hover': 'var(--accent-line)',
  '--mantine-color-accent-light-color': 'var(--accent)',
  '--mantine-color-accent-outline': 'var(--accent)',
  '--mantine-color-accent-outline-hover': 'var(--accent-soft)',
};

export const variablesOfTheHouse: CSSVariablesResolver = () => ({ variables: {}, light: variables, dark: variables });
