import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useServices } from '../services.ts';

const SHOWN_MS = 6000;

/** A sentence at the foot of the window that goes by itself. */
export function Toast() {
  const { notices } = useServices();
  const { toast, endToast } = useStore(notices);
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(() => endToast(toast.turn), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast, endToast]);
  return (
    <div className="toasts" role="status">
      {toast && (
        <div key={toast.turn} className="toast">
          {toast.text}
        </div>
      )}
    </div>
  );
}
