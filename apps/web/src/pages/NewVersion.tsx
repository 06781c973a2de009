/**
 * Keeps the app shell on this device and says when a newer one is there. The change is made at once when nobody looks at
 * the page, and otherwise when the person says so: every word is on this device before a page may reload.
 */

import { registerSW } from 'virtual:pwa-register';
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { words } from '../words.ts';

const hourMs = 60 * 60 * 1000;

export function NewVersion() {
  const [waiting, setWaiting] = useState(false);
  const update = useRef<() => Promise<void>>(async () => {});
  useEffect(() => {
    let checks: ReturnType<typeof setInterval> | undefined;
    update.current = registerSW({
      onNeedRefresh: () => setWaiting(true),
      onRegisteredSW: (_url, registration) => {
        checks = setInterval(() => void registration?.update(), hourMs);
      },
    });
    return () => clearInterval(checks);
  }, []);
  useEffect(() => {
    if (!waiting) return;
    const whenUnseen = () => {
      if (document.visibilityState === 'hidden') void update.current();
    };
    document.addEventListener('visibilitychange', whenUnseen);
    return () => document.removeEventListener('visibilitychange', whenUnseen);
  }, [waiting]);
  if (!waiting) return null;
  return (
    <div className="notice" role="alert">
      {words.newVersion.text}
      <Button size="compact-sm" onClick={() => void update.current()}>
        {words.newVersion.reload}
      </Button>
    </div>
  );
}
