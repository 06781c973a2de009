/** A screen for somebody who is not in yet: the sign of the house above one card. */
import type { ReactNode } from 'react';
import css from './AloneFrame.module.css';
import { Logo } from './Logo.tsx';

export function AloneFrame({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <main id="page" className={css.frame}>
      <header className={css.head}>
        <Logo />
        <h1>{title}</h1>
        <p>{lead}</p>
      </header>
      {children}
    </main>
  );
}
