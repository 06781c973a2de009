/** What is said at the foot of the window: nothing that somebody reads or writes moves, and of several none hides another. */
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

export function AtFoot({ children }: { children: ReactNode }) {
  return createPortal(children, document.getElementById('at-foot') ?? document.body);
}

/** A note that stands there until what it says has passed. */
export function FootNote({ children }: { children: ReactNode }) {
  return (
    <AtFoot>
      <div className="notice foot-note" role="status">
        {children}
      </div>
    </AtFoot>
  );
}
